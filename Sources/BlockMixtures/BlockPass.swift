private import CMixtureKernels
private import Dispatch
internal import LinearAlgebra
internal import Probability
internal import RowBlocks
private import Synchronization

/// A pass over all points that is an E-step together with the sums of the M-step after it.
///
/// The points are cut into 16 parts, which cores take turns at. The sums of parts are added in their order, so that the
/// result depends on the points and the mixture only.
struct BlockPass: Sendable {
  /// What a pass, or a part of it, finds.
  struct Found: Sendable {
    /// Σₙ log p(xₙ), in nats.
    var logLikelihood = 0.0
    /// About the means of the mixture; of nothing where no moments were wanted.
    var sums: MixtureSums
  }

  private static let parts = 16
  private let means: Matrix<Double>
  private let whitenings: ComponentWhitenings

  /// Prepares a pass under a mixture.
  init(_ mixture: GaussianMixture, _ whitenings: ComponentWhitenings) {
    means = mixture.means
    self.whitenings = whitenings
  }

  /// Takes the pass.
  ///
  /// - Throws: What reading the points throws, of the first part that fails.
  func found(in points: RowBlocks, withMoments: Bool) throws -> Found {
    let ranges = points.ranges
    let results = Mutex([Result<Found, any Error>?](repeating: nil, count: Self.parts))
    DispatchQueue.concurrentPerform(iterations: Self.parts) { part in
      let own = ranges[part * ranges.count / Self.parts..<(part + 1) * ranges.count / Self.parts]
      let result = Result { try self.part(own, of: points, withMoments) }
      results.withLock { $0[part] = result }
    }
    var all = Found(sums: nothing)
    for result in results.withLock({ $0 }) {
      guard let found = try result?.get() else { continue }
      all.logLikelihood += found.logLikelihood
      all.sums.add(found.sums)
    }
    return all
  }

  private var nothing: MixtureSums { MixtureSums(about: means, areTriangular: whitenings.areTriangular) }

  private func part(_ ranges: ArraySlice<Range<Int>>, of points: RowBlocks, _ withMoments: Bool) throws -> Found {
    let workspace = BlockWorkspace(components: means.rows, features: means.columns)
    var found = Found(sums: nothing)
    for range in ranges {
      let block = try points.block(range)
      for start in stride(from: 0, to: block.rows, by: BlockWorkspace.size) {
        let count = min(BlockWorkspace.size, block.rows - start)
        workspace.load(block, from: start, count: count)
        found.logLikelihood += workspace.expect(means, whitenings, count: count)
        if withMoments { workspace.add(to: &found.sums) }
      }
    }
    return found
  }
}
