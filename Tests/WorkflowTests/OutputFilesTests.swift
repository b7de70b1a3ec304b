import Testing
import Workflow

struct OutputFilesTests {
  private func file(_ name: String, _ text: String) -> OutputFiles.File {
    OutputFiles.File(name: name, digest: Digest(of: text), size: text.utf8.count)
  }

  @Test func theOrderInWhichFilesCameDoesNotCount() {
    let (a, b) = (file("a", "1"), file("b", "2"))
    #expect(OutputFiles([a, b]) == OutputFiles([b, a]))
    #expect(OutputFiles([b, a]).files.map(\.name) == ["a", "b"])
    #expect(OutputFiles([b, a])["b"] == b)
    #expect(OutputFiles([])["b"] == nil)
  }

  @Test func theContentTellsNamesAndBytesApart() {
    let contents = [
      [], [file("a", "1")], [file("a", "2")], [file("b", "1")], [file("a", "1"), file("b", "1")],
      [file("a", "1"), file("b", "2")], [file("ab", "1")],
    ].map { OutputFiles($0).content }
    #expect(Set(contents).count == contents.count)
  }
}
