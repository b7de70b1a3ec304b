import FileStages
import Stages
import Testing

/// What a test of files puts out.
private struct Note: Artifact {
  static let typeName = "note"
  static let valueNames = ["length"]
  var text = "a"
  var values: [String: ReportValue] { ["length": .integer(text.count)] }
  var warnings: [String] { ["short"] }

  init() {}
  init(files: ArtifactFiles) throws { text = String(decoding: try files["note.txt"], as: UTF8.self) }
  func files() -> ArtifactFiles { ArtifactFiles(["note.txt": Array(text.utf8)]) }
}

struct FileOutputTests {
  @Test func theArtifactItsValuesAndTheStagesOwnAreFiles() throws {
    let output = try FileOutput(Note(), values: ["more": .number(0.5)])
    #expect(output.contents.keys.sorted() == ["note.txt", "values.json", "warnings.txt"])
    #expect(
      try ValuesFile.decode(#require(output.contents["values.json"])) == ["length": .integer(1), "more": .number(0.5)])
    #expect(WarningsFile.decode(try #require(output.contents["warnings.txt"])) == ["short"])
    #expect(output.asRead.isEmpty)
  }

  @Test func aValueThatIsNoNumberIsAnError() {
    let error = #expect(throws: ArtifactError.self) { try FileOutput([:], values: ["b": .number(.nan)]) }
    #expect(error?.description == "found nan for 'b'; find out where it arose")
  }
}
