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
}
