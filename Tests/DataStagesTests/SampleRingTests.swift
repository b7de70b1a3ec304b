import DataStages
import Datasets
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

@Suite struct SampleRingTests {
  @Test func everyParameterArrives() throws {
    let least = [("points-per-component", "5"), ("seed", "1")]
    #expect(
      try stage(SampleRing.self, least).ring
        == GaussianRing(components: 8, pointsPerComponent: 5, radius: 4, deviation: 0.5))
    let all = least + [("components", "3"), ("radius", "2"), ("deviation", "0")]
    let read = try stage(SampleRing.self, all)
    #expect(read.ring == GaussianRing(components: 3, pointsPerComponent: 5, radius: 2, deviation: 0))
    #expect(try read.run(Nothing(), in: .silent).values["classes"] == .integer(3))
  }

  @Test func moreThanMemoryHoldsIsRefusedAtItsPlace() throws {
    let many = [("components", "1000"), ("points-per-component", "100001"), ("seed", "1")]
    #expect(
      message(SampleRing.self, many)
        == "a.md:3:10: 1000 times 100001 points are 100001000; at most 100000000 can be drawn, so lower "
        + "'points-per-component'")
  }

  @Test func withoutDeviationAndRadiusNothingCanBeStandardised() throws {
    let read = try stage(
      SampleRing.self,
      [
        ("points-per-component", "5"), ("radius", "0"), ("deviation", "0"), ("seed", "1"), ("standardise", "true"),
      ])
    #expect(throws: DatasetError.constantFeature(0)) { try read.run(Nothing(), in: .silent) }
  }
}
