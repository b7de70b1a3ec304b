import DataStages
import Datasets
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

@Suite struct SampleParallelogramsTests {
  private let least = [("parallelograms", "3"), ("points-per-parallelogram", "5"), ("seed", "1")]

  @Test func everyParameterArrives() throws {
    #expect(
      try stage(SampleParallelograms.self, least).parallelograms
        == Parallelograms(count: 3, pointsPerParallelogram: 5, extent: 4, size: 1, condition: 5))
    let read = try stage(
      SampleParallelograms.self, least + [("extent", "10"), ("size", "2"), ("condition", "3")])
    #expect(
      read.parallelograms == Parallelograms(count: 3, pointsPerParallelogram: 5, extent: 10, size: 2, condition: 3))
    #expect(try read.run(Nothing(), in: .silent).coordinates.shape == "15×2")
  }

  @Test func noRoomIsAnErrorOfTheStage() throws {
    let read = try stage(SampleParallelograms.self, least + [("extent", "0"), ("condition", "1000000")])
    #expect(throws: DatasetError.noRoom(parallelograms: 3, trials: 10_000)) {
      try read.run(Nothing(), in: .silent)
    }
  }
}
