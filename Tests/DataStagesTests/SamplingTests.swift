import DataStages
import Datasets
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

/// What all stages that draw points do alike.
@Suite struct SamplingTests {
  private let least = [("arms", "3"), ("points-per-arm", "40"), ("seed", "7")]

  @Test func theSeedDecidesThePoints() throws {
    let points = try stage(SamplePinwheel.self, least).run(Nothing(), in: .silent)
    #expect(points.coordinates.shape == "120×2")
    #expect(points.values["classes"] == .integer(3))
    #expect(try stage(SamplePinwheel.self, least).run(Nothing(), in: .silent) == points)
    let other = [("arms", "3"), ("points-per-arm", "40"), ("seed", "8")]
    #expect(try stage(SamplePinwheel.self, other).run(Nothing(), in: .silent) != points)
  }

  @Test func aMissingSeedIsAnError() {
    #expect(message(SamplePinwheel.self, Array(least.dropLast())) == "a.md:1:1: stage 'test' needs 'seed'")
  }

  @Test func standardisedPointsHaveMeanZeroAndVarianceOne() throws {
    let points = try stage(SamplePinwheel.self, least + [("standardise", "true")]).run(Nothing(), in: .silent)
    // Sums of 120 numbers near one.
    expectClose(points.coordinates.columnMeans, [0, 0], absolute: 1e-14)
    expectClose(points.coordinates.map { $0 * $0 }.columnMeans, [1, 1], relative: 1e-13)
  }

  @Test func withoutDeviationAndRadiusNothingCanBeStandardised() throws {
    let read = try stage(
      SampleRing.self,
      [
        ("points-per-component", "5"), ("radius", "0"), ("deviation", "0"), ("seed", "1"), ("standardise", "true"),
      ])
    #expect(throws: DatasetError.constantFeature(0)) { try read.run(Nothing(), in: .silent) }
  }

  /// Each arm winds by e^(10⁶): no angle is a number.
  @Test(arguments: ["true", "false"]) func whatIsTooLargeForANumberIsAnError(standardise: String) throws {
    let read = try stage(
      SamplePinwheel.self,
      least + [("radial-deviation", "1000000"), ("scale", "1000000"), ("standardise", standardise)])
    let error = #expect(throws: ArtifactError.self) { try read.run(Nothing(), in: .silent) }
    #expect(
      error?.description.hasSuffix("is too large for a number; lower the deviations, the rate or the scale") == true)
  }

  @Test func moreThanMemoryHoldsIsRefusedAtItsPlace() throws {
    let many = [("components", "1000"), ("points-per-component", "100001"), ("seed", "1")]
    #expect(
      message(SampleRing.self, many)
        == "a.md:3:10: 1000 times 100001 points are 100001000; at most 100000000 can be drawn, so lower "
        + "'points-per-component'")
  }

  /// At the limit nothing is wrong with the parameters; whether memory holds the points is asked when they are drawn.
  @Test func asManyAsMayBeDrawnAreAccepted() {
    let most = [("components", "10"), ("points-per-component", "10000000"), ("seed", "1")]
    #expect(message(SampleRing.self, most) == "no error")
    #expect(message(SampleRing.self, [("components", "11")] + most[1...]).contains("at most 100000000 can be drawn"))
  }

  /// Standardising comes after drawing: the points are the same ones, less their means and over their deviations.
  @Test func standardisingDrawsTheSamePoints() throws {
    let plain = try stage(SamplePinwheel.self, least).run(Nothing(), in: .silent)
    let found = try stage(SamplePinwheel.self, least + [("standardise", "true")]).run(Nothing(), in: .silent)
    #expect(found.labels == plain.labels)
    for j in 0..<2 {
      let column = plain.coordinates.column(j)
      let mean = column.reduce(0, +) / 120
      let deviation = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 120).squareRoot()
      expectClose(found.coordinates.column(j), column.map { ($0 - mean) / deviation }, relative: 1e-12, absolute: 1e-13)
    }
  }

  /// The noise of a data set: what it has beside the same one without any.
  private func noise<Kind: Stage>(
    _ kind: Kind.Type, _ count: String
  ) throws -> [Double] where Kind.Input == Nothing, Kind.Output == Points {
    let (noisy, clean) = (
      try stage(kind, [(count, "10"), ("noise", "1"), ("seed", "7")]).run(Nothing(), in: .silent),
      try stage(kind, [(count, "10"), ("noise", "0"), ("seed", "7")]).run(Nothing(), in: .silent)
    )
    return (noisy.coordinates - clean.coordinates).elements
  }

  /// The stream is of the stage's name: of one seed, moons and circles have noise of their own.
  @Test func stagesOfOneSeedDrawNumbersOfTheirOwn() throws {
    let (moons, circles) = (
      try noise(SampleMoons.self, "points-per-moon"), try noise(SampleCircles.self, "points-per-circle")
    )
    #expect(moons.count == 40 && circles.count == 40)
    // Two numbers of 40 come as near as this once in thousands of seeds.
    #expect(zip(moons, circles).allSatisfy { abs($0 - $1) > 1e-6 })
  }
}
