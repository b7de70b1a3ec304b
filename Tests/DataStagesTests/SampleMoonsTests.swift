import DataStages
import Datasets
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

@Suite struct SampleMoonsTests {
  @Test func everyParameterArrives() throws {
    let least = [("points-per-moon", "5"), ("seed", "1")]
    #expect(try stage(SampleMoons.self, least).moons == Moons(pointsPerMoon: 5, noise: 0.05))
    let all = least + [("noise", "0.1"), ("scale", "2"), ("standardise", "true")]
    #expect(try stage(SampleMoons.self, all).moons == Moons(pointsPerMoon: 5, noise: 0.1, scale: 2))
    #expect(try stage(SampleMoons.self, all).run(Nothing(), in: .silent).labels?.count == 10)
  }

  @Test func negativeNoiseIsAnError() {
    let text = message(SampleMoons.self, [("points-per-moon", "5"), ("noise", "-0.1"), ("seed", "1")])
    #expect(text == "a.md:3:10: 'noise' is -0.1; it must be between 0 and 1000000")
  }
}
