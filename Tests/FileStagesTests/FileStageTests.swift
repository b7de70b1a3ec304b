import FileStages
import Stages
import Testing

/// Where what a stage reads lies.
struct FileStageTests {
  @Test func anInputHandsOutTheFilesThatAreAskedFor() throws {
    let input = StageFiles.Input(names: ["a", "b"], path: { "/\($0)" }, bytes: { Array($0.utf8) })
    #expect(try input.files { $0 != "b" }.contents == ["a": [97]])
  }

  @Test func aFileThatIsNotThereIsLeftOut() throws {
    let input = StageFiles.Input(names: ["a", "b"], path: { _ in nil }, bytes: { $0 == "a" ? [1] : nil })
    #expect(try input.files { _ in true }.contents == ["a": [1]])
    #expect(try input.files { _ in false }.contents.isEmpty)
  }

  @Test func whatReadingThrowsIsThrown() {
    let input = StageFiles.Input(names: ["a", "b"], path: { _ in nil }, bytes: { throw ArtifactError("no '\($0)'") })
    #expect(throws: ArtifactError("no 'b'")) { try input.files { $0 == "b" } }
    #expect(throws: Never.self) { try input.files { $0 == "c" } }
  }
}
