import Alignment
import TestSupport
import Testing

@Suite struct NullDistributionTests {
  private let null = NullDistribution(draws: [0.4, 0.1, 0.3, 0.2])

  @Test func summariesAreThoseOfTheDraws() {
    expectClose(null.mean, 0.25, absolute: 1e-15)
    // √(2·(0.15² + 0.05²)/3).
    expectClose(null.standardDeviation, 0.12909944487358055, absolute: 1e-15)
  }

  @Test func quantilesLieBetweenDraws() {
    expectClose([null.quantile(0), null.quantile(0.5), null.quantile(1)], [0.1, 0.25, 0.4], absolute: 1e-15)
  }

  @Test func theChanceCountsTheScoreItself() {
    #expect(null.chance(ofReaching: 0.3) == 0.6)
    #expect(null.chance(ofReaching: 0.9) == 0.2)
  }

  @Test func aPerfectScoreRescalesToOneAndTheMeanToZero() {
    #expect(null.rescaled(1) == 1)
    #expect(null.rescaled(null.mean) == 0)
    #expect(NullDistribution(draws: [1, 1]).rescaled(1) == nil)
  }

  @Test func oneDrawHasNoSpread() {
    let one = NullDistribution(draws: [0.5])
    #expect(one.standardDeviation == 0)
    #expect(one.quantile(0.3) == 0.5)
  }

  @Test func theCriticalValueKeepsItsLevelWithFewDraws() {
    let null = NullDistribution(draws: (1...19).map(Double.init))
    // The 19th of 19: a twentieth draw is the greatest with probability 1/20.
    #expect(null.criticalValue(confidence: 0.95) == 19)
    #expect(null.criticalValue(confidence: 0.9) == 18)
    #expect(null.criticalValue(confidence: 0.9999) == 19)
    #expect(null.criticalValue(confidence: 0) == 1)
  }
}
