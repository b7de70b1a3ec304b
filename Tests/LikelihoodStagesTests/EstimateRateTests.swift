import LikelihoodArtifacts
import LikelihoodStages
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct EstimateRateTests {
  private func errors(_ points: Int, _ distances: [Double], noise: Double = 0.1, gap: Double = 2) -> SampleErrors {
    SampleErrors(
      points: points, noise: noise, gap: gap,
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

  @Test func theIntervalIsStudentsOfTheSlope() throws {
    // log n is 0, 1 and 2 times log 100, log distance 0, −1 and −1 times it: slope −½, residuals ⅙, −⅓ and ⅙ of it, and
    // with one degree of freedom t(.975) = 12.7062 (Fisher and Yates, table III).
    let input = [errors(1, [1]), errors(100, [0.01]), errors(10_000, [0.01])]
    let rate = try stage(EstimateRate.self).run(input, in: .silent)
    expectClose(rate.exponent, -0.5, relative: 1e-12)
    let margin = 12.7062 * ((1.0 / 6) / 1 / 2).squareRoot()
    expectClose(rate.interval.upperBound - rate.exponent, margin, relative: 1e-5)
    expectClose(rate.exponent - rate.interval.lowerBound, margin, relative: 1e-5)
  }

  @Test func theOrderOfSizesDoesNotMatter() throws {
    let input = [errors(100, [0.5, 0.4]), errors(1000, [0.2, 0.15]), errors(10_000, [0.05, 0.06])]
    let rate = try stage(EstimateRate.self)
    #expect(try rate.run(input, in: .silent) == rate.run(input.reversed(), in: .silent))
  }

  @Test func smallSizesMayBeLeftOutOfTheExponentAndNotOfTheTable() throws {
    let law = [1000, 10_000, 100_000].map { errors($0, [1 / Double($0).squareRoot()]) }
    let rate = try stage(EstimateRate.self, ["from-points": "1000"]).run([errors(10, [0.9])] + law, in: .silent)
    expectClose(rate.exponent, -0.5, relative: 1e-12)
    #expect(rate.sizes.map(\.points) == [10, 1000, 10_000, 100_000])
    let late = try stage(EstimateRate.self, ["from-points": "100000"])
    #expect(throws: LaboratoryError.sizes(1)) { try late.run(law, in: .silent) }
  }

  @Test func anExactEstimateHasNoLogarithmAndIsLeftOut() throws {
    let law = [100, 10_000].map { errors($0, [1 / Double($0).squareRoot(), 1 / Double($0).squareRoot(), 0]) }
    let rate = try stage(EstimateRate.self).run(law, in: .silent)
    expectClose(rate.exponent, -0.5, relative: 1e-12)
  }

  @Test func theSizeThatIsNeededIsTheLastThatTheDistanceFallsBelowTheTarget() throws {
    let rate = try stage(EstimateRate.self, ["target": "0.1"])
    // Below, above, and below again: halfway, in logarithms, between the last two.
    let wavering = [errors(10, [0.05]), errors(100, [1]), errors(10_000, [0.01])]
    expectClose(try #require(try rate.run(wavering, in: .silent).needed), 1000, relative: 1e-9)
    let good = [errors(10, [0.1]), errors(100, [0.01]), errors(1000, [0.01])]
    #expect(try rate.run(good, in: .silent).needed == 10)
  }

  @Test func noSizeIsEnoughWhereTheLastIsNot() throws {
    let rate = try stage(EstimateRate.self).run(
      [errors(100, [0.5, 0.6]), errors(1000, [0.4, 0.5])], in: .silent)
    #expect(rate.needed == nil && rate.values["reached"] == .flag(false))
  }

  @Test func oneSizeOrTwoModelsAreAnError() throws {
    let rate = try stage(EstimateRate.self)
    #expect(throws: LaboratoryError.sizes(0)) { try rate.run([], in: .silent) }
    #expect(throws: LaboratoryError.sizes(1)) { try rate.run([errors(100, [0.5])], in: .silent) }
    for other in [errors(1000, [0.5], noise: 0.2), errors(1000, [0.5], gap: 3)] {
      #expect(throws: LaboratoryError.models) { try rate.run([errors(100, [0.5]), other], in: .silent) }
    }
  }
}
