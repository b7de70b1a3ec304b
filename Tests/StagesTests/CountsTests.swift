import Stages
import Testing

@Suite struct CountsTests {
  @Test func countsArePassedOn() throws {
    #expect(try ArtifactError.checkedCounts([0, 3, 4e15], "points") == [0, 3, 4_000_000_000_000_000])
    #expect(try ArtifactError.checkedCounts([], "points") == [])
  }

  @Test(arguments: [-1, 0.5, .nan, .infinity, 1e19, 1e16])
  func whatCountsNothingIsNamed(number: Double) throws {
    let error = try #require(throws: ArtifactError.self) { try ArtifactError.checkedCounts([1, number], "points") }
    #expect(error.description.contains("'points'"))
  }

  @Test func aSumThatIsTooLargeIsAnError() {
    #expect(throws: ArtifactError.self) { try ArtifactError.checkCounts([.max, .max], "points") }
    #expect(throws: ArtifactError.self) { try ArtifactError.checkCounts([1 << 53, 1], "points") }
    #expect(throws: Never.self) { try ArtifactError.checkCounts([1 << 52, 1 << 52], "points") }
  }
}
