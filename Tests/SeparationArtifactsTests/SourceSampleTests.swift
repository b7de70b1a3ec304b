import Interchange
import LinearAlgebra
import SeparationArtifacts
import Stages
import Testing

@Suite struct SourceSampleTests {
  @Test func itIsReadAsPointsToo() throws {
    #expect(try Points(files: someSample.files()) == someSample.points)
    #expect(someSample.values["sources"] == .integer(1) && someSample.values["classes"] == .integer(2))
    #expect(Set(someSample.values.keys).isSubset(of: SourceSample.valueNames))
  }

  @Test func sourcesOfOtherPointsAreRefused() throws {
    var files = try someSample.files()
    files.contents["sources.npy"] =
      try SourceSample(points: Points(Matrix([[1, 2]])), sources: Matrix([[3]])).files()["sources.npy"]
    #expect(throws: ArtifactError("'sources.npy' is 1×1, but 'points.npy' 4×2")) { try SourceSample(files: files) }
  }
}
