import Likelihood
import LikelihoodStages
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct BinnedSampleTests {
  private func sample(_ points: [Double], weights: [Double]? = nil) throws -> Observations {
    let even = [Double](repeating: 1 / Double(points.count), count: points.count)
    return try Observations(
      points: Matrix(rows: points.count, columns: 1, elements: points), weights: weights ?? even)
  }

  @Test func binsAreTooNarrowForTheLikelihoodToSee() throws {
    let model = try injectiveModel()
    var stream = RandomStream(seed: 1)
    let sample = try Observations(model.sample(20_000, using: &stream).points)
    let binned = try sample.binned(width: model.noise / 32)
    #expect(binned.weights.count < 2500)
    expectClose(binned.weights.reduce(0, +), 1, relative: 1e-12)
    // Half the square of a bin's deviation, (σ/32)²/12, times a curvature of 1/σ² is 4e-5.
    expectClose(try model.loss(on: binned), try model.loss(on: sample), absolute: 5e-5)
  }

  @Test func pointsOfABinStandAtTheirWeightedMean() throws {
    // Bins of a half: [−.5, 0) holds −.25, [0, .5) holds 0, .25 and .25, [.5, 1) holds .5; all sums are exact.
    let binned = try sample([0.5, 0.25, -0.25, 0, 0.25], weights: [0.125, 0.125, 0.25, 0.375, 0.125]).binned(width: 0.5)
    #expect(binned.points.elements == [-0.25, 0.1, 0.5])
    #expect(binned.weights == [0.25, 0.625, 0.125])
  }

  @Test func noiseThatABinHidesFromTheMeanIsNone() throws {
    for scale in [1e-9, 1, 1e9] {
      var stream = RandomStream(seed: 2)
      let points = stream.normals(500).map { scale * $0 }
      let binned = try sample(points).binned(width: 0.3 * scale)
      let mean = zip(binned.points.elements, binned.weights).reduce(0) { $0 + $1.0 * $1.1 }
      // The mean of all is kept whatever the width; sums of 500 numbers round.
      expectClose(mean, points.reduce(0, +) / 500, absolute: 1e-14 * scale)
      #expect(zip(binned.points.elements, binned.points.elements.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func aNarrowBinHoldsOnePlaceAndAWideOneAll() throws {
    let points = [3.0, 1, 2, 1]
    let narrow = try sample(points).binned(width: 1e-6)
    #expect(narrow.points.elements == [1, 2, 3] && narrow.weights == [0.5, 0.25, 0.25])
    let wide = try sample(points).binned(width: 1e6)
    #expect(wide.points.elements == [1.75] && wide.weights == [1])
    #expect(try sample([-7]).binned(width: 0.1) == sample([-7]))
  }

  @Test func aPointThatIsFurtherAwayThanBinsCanBeCountedHasABin() throws {
    let binned = try sample([1e300, 1, -1e300, 1e300]).binned(width: 1e-3)
    #expect(binned.points.elements == [-1e300, 1, 1e300] && binned.weights == [0.25, 0.25, 0.5])
  }
}
