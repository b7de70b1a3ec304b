import LikelihoodArtifacts
import Stages
import Testing

@Suite struct EstimationRateTests {
  private func rate(needed: Double?) -> EstimationRate {
    EstimationRate(
      sizes: [
        .init(points: 10, median: 0.5, lower: 0.25, upper: 1, near: 0),
        .init(points: 1000, median: 0.05, lower: 0.025, upper: 0.1, near: 0.95),
      ], exponent: -0.5, interval: -0.75 ... -0.25, from: 10, target: 0.1, needed: needed, noise: 0.1, gap: 2)
  }

  @Test(arguments: [nil, 640.5]) func itsFilesGiveItBack(needed: Double?) throws {
    try expectRoundTrip(rate(needed: needed))
  }

  /// What is needed is a value where some size was enough.
  @Test func whatIsNeededIsThereWhereItWasReached() {
    #expect(
      rate(needed: 640.5).values["needed"] == .number(640.5) && rate(needed: 640.5).values["reached"] == .flag(true))
    #expect(rate(needed: nil).values["needed"] == nil && rate(needed: nil).values["reached"] == .flag(false))
    #expect(rate(needed: nil).values["least-points"] == .integer(10))
    #expect(rate(needed: nil).values["most-points"] == .integer(1000))
    #expect(rate(needed: nil).values["interval"] == .interval(-0.75, -0.25))
  }
}
