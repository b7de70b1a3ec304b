import AlignmentArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct ClusterScoresTests {
  private let scores = ClusterScores(
    clusters: [0, 2], classes: [-1, 4, 9], confusion: Matrix([[5, 0, 1], [0, 7, 0]]),
    scores: ClusterScores.Scores(hungarian: 12.0 / 13, manyToOne: 12.0 / 13, ari: 0.7, nmi: 0.6))

  @Test func theFilesGiveItBack() throws {
    #expect(try ClusterScores(files: scores.files()) == scores)
    #expect(scores.values["points"] == .integer(13))
  }

  @Test func aCountThatIsMissingIsAnError() throws {
    var files = scores.files()
    files.contents["confusion.csv"] = Array("cluster,class,points\n0,1,3\n0,2,3\n1,1,3\n".utf8)
    let error = try #require(throws: ArtifactError.self) { try ClusterScores(files: files) }
    #expect(
      error.description
        == "'confusion.csv' should have a row for each cluster with each class, in their order")
  }

  /// Counts whose sum no whole number holds, and what counts nothing.
  @Test(arguments: ["9.3e18", "9007199254740992", "-1", "0.5", "1e300"])
  func whatIsNoCountIsAnError(count: String) throws {
    var files = scores.files()
    files.contents["confusion.csv"] = Array("cluster,class,points\n0,1,3\n0,2,\(count)\n".utf8)
    let error = try #require(throws: ArtifactError.self) { try ClusterScores(files: files) }
    #expect(error.description.contains("count"))
  }
}
