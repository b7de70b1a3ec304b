private import Dispatch
internal import LinearAlgebra
internal import Probability
internal import RowBlocks
private import Synchronization

/// The passes over all points of a fit, each an E-step together with the sums of the M-step after it.
///
/// The points are cut into parts, of which there are as many as their number asks for. The sums of parts are added in
/// their order, so that a pass finds the same bits whether points are held in memory or read, and on however many cores.
struct Passes {
  /// What a pass, or a part of it, finds.
  struct Found: Sendable {
    /// Σₙ log p(xₙ), in nats.
    var logLikelihood = 0.0
    /// About the means of the mixture; of nothing where no moments were wanted.
    var moments: Moments
  }

  /// The points.
  let points: RowBlocks
  /// All of them, if they are in memory.
  private let held: HeldPoints?
  /// The ranges of points that each part reads at once.
  private let parts: [ArraySlice<Range<Int>>]

  private static let mostParts = 16
  /// So many points take far longer than adding the sums of their part.
  private static let leastPointsInPart = 16_384

  /// Prepares passes that read the points anew each time, on all cores.
  init(over points: RowBlocks) { self.init(points, held: nil) }

  /// Prepares passes over points in memory, on one core: others have stages of their own to run.
  init(over points: Matrix<Double>, _ blocks: PointBlocks, components: Int) {
    let expectation = Expectation(components: components, features: points.columns)
    self.init(RowBlocks(points), held: HeldPoints(blocks: blocks, expectation: expectation))
  }

  private init(_ points: RowBlocks, held: HeldPoints?) {
    (self.points, self.held) = (points, held)
    let ranges = points.ranges
    let count = max(1, min(Self.mostParts, points.rows / Self.leastPointsInPart, ranges.count))
    parts = (0..<count).map { ranges[$0 * ranges.count / count..<($0 + 1) * ranges.count / count] }
  }

  /// Takes a pass under a mixture.
  ///
  /// - Throws: What reading the points throws, of the first part that fails.
  func found(under mixture: GaussianMixture, _ whitenings: Whitenings, withMoments: Bool) throws -> Found {
    let pass = PartialPass(mixture: mixture, whitenings: whitenings, withMoments: withMoments)
    let read = held == nil ? found(by: pass) : [:]
    var all = try read[0]?.get() ?? pass.found(in: parts[0], of: points, held)
    for number in 1..<parts.count {
      all.add(try read[number]?.get() ?? pass.found(in: parts[number], of: points, held))
    }
    return all
  }

  /// What each part finds that is read; cores take turns at them.
  private func found(by pass: PartialPass) -> [Int: Result<Found, any Error>] {
    let results = Mutex<[Int: Result<Found, any Error>]>([:])
    let (points, parts) = (points, parts)
    DispatchQueue.concurrentPerform(iterations: parts.count) { number in
      let result = Result { try pass.found(in: parts[number], of: points, nil) }
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0 }
  }
}

extension Passes.Found {
  fileprivate mutating func add(_ other: Self) {
    logLikelihood += other.logLikelihood
    moments.add(other.moments)
  }
}

/// Points in memory.
private struct HeldPoints {
  /// All points in the order of the kernels.
  let blocks: PointBlocks
  /// What passes over them work on, one after another.
  let expectation: Expectation
}

/// What a pass does with a part of the points.
private struct PartialPass: Sendable {
  let mixture: GaussianMixture
  let whitenings: Whitenings
  let withMoments: Bool

  /// Takes the points of some ranges, each of which begins at a whole block, from memory or else by reading them.
  func found(
    in ranges: ArraySlice<Range<Int>>, of points: RowBlocks, _ held: HeldPoints?
  ) throws -> Passes.Found {
    let (components, features, means) = (mixture.components, mixture.features, mixture.means.elements)
    let expectation = held?.expectation ?? Expectation(components: components, features: features)
    var found = Passes.Found(
      moments: Moments(about: means, components: components, features: features, form: whitenings.form))
    for range in ranges {
      let blocks = try held?.blocks ?? PointBlocks(points.block(range))
      let first = held == nil ? 0 : range.lowerBound / PointBlocks.size
      for block in first..<first + (range.count + PointBlocks.size - 1) / PointBlocks.size {
        found.logLikelihood += expectation.expect(blocks, block, means, whitenings)
        if withMoments { expectation.add(blocks, block, to: &found.moments) }
      }
    }
    return found
  }
}
