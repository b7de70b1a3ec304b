import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import Statistics
import TestSupport
import Testing

@Suite struct FitSamplesTests {
  @Test func estimatesFromMoreDataAreNearer() throws {
    let model = simulated(try injectiveModel(), .twoComponents)
    let errors = try [100, 10_000].map { points in
      try stage(FitSamples.self, ["points": "\(points)", "replicates": "2", "starts": "0", "seed": "1"])
        .run(model, in: .silent)
    }
    #expect(errors[0].replicates.count == 2 && errors[0].gap == model.gap)
    let medians = errors.map { median($0.replicates.map(\.divergence)) }
    #expect(medians[1] < medians[0] / 5)
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

  private func errors(_ points: Int, _ distances: [Double], noise: Double = 0.1) -> SampleErrors {
    SampleErrors(
      points: points, noise: noise, gap: 2,
      replicates: distances.map { .init(distance: $0, residual: 0, divergence: 0, isFoundFromTruthOnly: false) })
  }

  @Test func aRateIsRecoveredFromItsOwnLaw() throws {
    let input = [100, 10_000, 1_000_000].map { errors($0, [5 / Double($0).squareRoot()]) }
    let rate = try stage(EstimateRate.self, ["target": "0.1"]).run(input, in: .silent)
    expectClose(rate.exponent, -0.5, relative: 1e-12)
    #expect(rate.interval.contains(-0.5) && rate.interval.upperBound - rate.interval.lowerBound < 1e-6)
    // 5/√n = 0.1 at n = 2,500.
    expectClose(try #require(rate.needed), 2500, relative: 1e-9)
    #expect(rate.sizes.map(\.near) == [0, 1, 1])
  }

  @Test func noSizeIsEnoughWhereTheLastIsNot() throws {
    let rate = try stage(EstimateRate.self).run(
      [errors(100, [0.5, 0.6]), errors(1000, [0.4, 0.5])], in: .silent)
    #expect(rate.needed == nil && rate.values["reached"] == .flag(false))
  }

  @Test func oneSizeOrTwoModelsAreAnError() throws {
    let rate = try stage(EstimateRate.self)
    #expect(throws: LaboratoryError.sizes(1)) { try rate.run([errors(100, [0.5])], in: .silent) }
    #expect(throws: LaboratoryError.models) {
      try rate.run([errors(100, [0.5]), errors(1000, [0.5], noise: 0.2)], in: .silent)
    }
  }
}
