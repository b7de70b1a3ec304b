import Stages
import Testing

/// An artifact that says no more than it must.
private struct Plain: Artifact {
  static let typeName = "plain"
  let values: [String: ReportValue] = [:]
  init() {}
  init(files: ArtifactFiles) throws { _ = try files["plain.txt"] }
  func files() -> ArtifactFiles { ArtifactFiles(["plain.txt": [1, 2]]) }
}

@Suite struct ArtifactTests {
  @Test func whatIsNotSaidIsNothing() {
    #expect(Plain.valueNames.isEmpty && Plain.views.isEmpty && Plain().warnings.isEmpty)
  }

  @Test func aFileIsReadByItsName() throws {
    let files = Plain().files()
    #expect(try files["plain.txt"] == [1, 2])
    #expect(try Plain(files: files).files() == files)
  }

  @Test func aFileThatIsNotThereIsToldWithThoseThatAre() {
    let files = ArtifactFiles(["b.csv": [], "a b.npy": [0], "ä": []])
    #expect(throws: ArtifactError("there is no 'c' in the artifact, only 'a b.npy', 'b.csv', 'ä'")) { try files["c"] }
    // Names are told apart by their letters' case.
    #expect(throws: ArtifactError.self) { try files["B.csv"] }
  }
}
