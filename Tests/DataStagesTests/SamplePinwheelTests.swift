import DataStages
import Datasets
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct SamplePinwheelTests {
  private let least = [("arms", "3"), ("points-per-arm", "40"), ("seed", "7")]

  @Test func theDefaultsAreThoseOfThePaper() throws {
    let read = try stage(SamplePinwheel.self, least)
    #expect(
      read.pinwheel
        == Pinwheel(
          arms: 3, pointsPerArm: 40, radialDeviation: 0.3, tangentialDeviation: 0.05, rate: 0.25, scale: 1))
  }

  @Test func everyParameterArrives() throws {
    let read = try stage(
      SamplePinwheel.self,
      least + [
        ("radial-deviation", "0.1"), ("tangential-deviation", "0.2"), ("rate", "-0.4"), ("scale", "10"),
        ("points-ratio", "0.5"), ("width-ratio", "2"),
      ])
    #expect(
      read.pinwheel
        == Pinwheel(
          arms: 3, pointsPerArm: 40, radialDeviation: 0.1, tangentialDeviation: 0.2, rate: -0.4, scale: 10,
          pointsRatio: 0.5, widthRatio: 2))
  }

  @Test func tooManyPointsOfUnequalArmsAreAnError() {
    #expect(
      message(SamplePinwheel.self, [("arms", "1000"), ("points-per-arm", "9"), ("points-ratio", "100"), ("seed", "7")])
        == "a.md:4:10: the arms would have more than 100000000 points in all; lower 'points-ratio' or "
        + "'points-per-arm'")
  }

  @Test(arguments: [
    (["arms": "0"], "a.md:2:10: 'arms' is 0; it must be between 1 and 1000"),
    (["seed": "-1"], "a.md:4:10: 'seed' is -1; it must be at least 0"),
    (["points-per-arm": "1.5"], "a.md:3:10: 'points-per-arm' must be a whole number, not '1.5'"),
  ])
  func whatIsOutOfRangeIsAnErrorWithItsPlace(change: [String: String], message expected: String) {
    let parameters = least.map { ($0.0, change[$0.0] ?? $0.1) }
    #expect(message(SamplePinwheel.self, parameters) == expected)
  }

  @Test func anUnknownParameterIsAnErrorWithASuggestion() {
    let text = message(SamplePinwheel.self, least + [("radial-deviaton", "1")])
    #expect(
      text.hasPrefix("a.md:5:1: stage 'test' has no parameter 'radial-deviaton'; it takes 'arms',"))
    #expect(text.hasSuffix("; did you mean 'radial-deviation'?"))
  }
}
