import DataStages
import Datasets
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

@Suite struct SampleCirclesTests {
  @Test func everyParameterArrives() throws {
    let least = [("points-per-circle", "5"), ("seed", "1")]
    #expect(try stage(SampleCircles.self, least).circles == Circles(pointsPerCircle: 5, factor: 0.5, noise: 0.08))
    let all = least + [("factor", "0.25"), ("noise", "0"), ("scale", "3")]
    let read = try stage(SampleCircles.self, all)
    #expect(read.circles == Circles(pointsPerCircle: 5, factor: 0.25, noise: 0, scale: 3))
    #expect(try read.run(Nothing(), in: .silent).coordinates.row(0) == [3, 0])
  }

  @Test func anInnerCircleLargerThanTheOuterIsAnError() {
    let text = message(SampleCircles.self, [("points-per-circle", "5"), ("factor", "2"), ("seed", "1")])
    #expect(text == "a.md:3:10: 'factor' is 2; it must be between 0 and 1")
  }
}
