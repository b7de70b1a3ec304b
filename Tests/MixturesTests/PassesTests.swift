import LinearAlgebra
import Mixtures
import Probability
import Randomness
import RowBlocks
import Synchronization
import TestSupport
import Testing

struct PassesTests {
  /// The numbers of points make one part and several.
  @Test(arguments: CovarianceFamily.allCases, [900, 70_001])
  func pointsThatAreReadAreFittedToTheSameBitsAsThoseInMemory(family: CovarianceFamily, count: Int) throws {
    let points = wideClusters(count)
    var stream = RandomStream(seed: 1)
    let start = try ExpectationMaximization(family: family, components: 3)
      .fit(points.rows(0..<900), using: &stream).model
    let settings = ExpectationMaximization(
      family: family, components: 3, start: .given(start), tolerance: 0, iterations: 4)
    let held = try settings.fit(points, using: &stream)
    let read = try climb(settings, from: start, RowBlocks(points))
    #expect(read.model == held.model && read.trace == held.trace)
    #expect(read.meanLogLikelihood == held.meanLogLikelihood && read.points == count)
    #expect(read.outcome == held.outcome && read.flooredComponents == held.flooredComponents)
  }

  @Test func eachPassReadsEachPointOnce() throws {
    let points = wideClusters(70_001)
    let read = Mutex<[Range<Int>]>([])
    let blocks = RowBlocks(rows: 70_001, columns: 3) { range in
      read.withLock { $0.append(range) }
      return points.rows(range)
    }
    let start = GaussianMixture(
      weights: [0.5, 0.5], means: points.rows(0..<2), covariances: .spherical([1e4, 1e4]))
    _ = try climb(ExpectationMaximization(family: .spherical, components: 2, iterations: 2), from: start, blocks)
    let ranges = read.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
    // One pass for the spread of the features, two E-steps, and one for the likelihood at the end.
    #expect(ranges == blocks.ranges.flatMap { [Range<Int>](repeating: $0, count: 4) })
  }

  @Test func whatReadingThrowsIsPassedOnFromTheFirstPartThatFails() {
    struct Gone: Error, Equatable { let row: Int }
    let reads = Mutex(0)
    let blocks = RowBlocks(rows: 70_001, columns: 3) { range in
      let read = reads.withLock { count in
        count += 1
        return count
      }
      // The four of the pass for the spread succeed, and then the first part.
      if read > 4, range.lowerBound > 0 { throw Gone(row: range.lowerBound) }
      return Matrix(rows: range.count, columns: 3, elements: (0..<3 * range.count).map { Double($0 % 11) })
    }
    let start = GaussianMixture(weights: [1], means: Matrix([[1.0, 2, 3]]), covariances: .spherical([1]))
    let settings = ExpectationMaximization(family: .spherical, components: 1)
    #expect(throws: Gone(row: blocks.ranges[1].lowerBound)) { try climb(settings, from: start, blocks) }
  }
}

/// The iterations over all points from a given start, without a sample.
func climb(
  _ settings: ExpectationMaximization, from start: GaussianMixture, _ points: RowBlocks
) throws -> Fit {
  var stream = RandomStream(seed: 1)
  let begun = FittingState(finished: [.failed(.noChoice)], best: nil, model: start, trace: [])
  return try settings.fit(blocks: points, using: &stream, resuming: begun)
}

/// Points about three centres in three dimensions, one feature a thousand times as wide as the others.
func wideClusters(_ count: Int) -> Matrix<Double> {
  var stream = RandomStream(seed: 4)
  let rows = (0..<count).map { n in
    let centre = 4 * Double(n % 3)
    let (x, y) = (stream.normal(), stream.normal())
    return [centre + x, x + 0.5 * y - centre, 1000 * (0.3 * y + stream.normal()) + 50]
  }
  return Matrix(rows)
}
