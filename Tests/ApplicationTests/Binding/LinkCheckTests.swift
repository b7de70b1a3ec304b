import Application
import Notebooks
import Parameters
import Testing

@Suite struct LinkCheckTests {
  private func complaints(_ body: String, front: String = "") throws -> [String] {
    let place = try Workplace()
    try place.write("there", to: "Pipelines/there.png")
    try place.write("---\ntitle: Links\n\(front)---\n\(body)", to: "Pipelines/links.md")
    do {
      _ = try place.session()
      return []
    } catch let found as NotebookErrors {
      return found.errors.map { "\($0.location.line):\($0.location.column): \($0.message.prefix(30))" }
    }
  }

  @Test func whatLeadsToAFileOrAwayIsLetBe() throws {
    #expect(
      try complaints(
        "![s](there.png) [n](links.md#top) [w](https://example.org/x.png) [a](#here) [m](mailto:a@b.c) `[x](gone.png)`\n"
      )
        == [])
  }

  @Test func whatLeadsNowhereIsToldWithItsPlace() throws {
    let message = "there is no file 'gone.png' be"
    #expect(try complaints("a\n\n漢字 ![s](gone.png)\n[b](there.png) <img src=\"gone.png\">\n").count == 2)
    #expect(try complaints("a\n\n漢字 ![s](gone.png)\n") == ["6:9: \(message)"])
    #expect(try complaints("[x](gone.png)", front: "answer: See [this](gone.png).\n").contains("3:20: \(message)"))
  }

  /// To count lines from the beginning for each would take minutes.
  @Test(.timeLimit(.minutes(1))) func manyLinksAreCheckedInTime() throws {
    #expect(try complaints(String(repeating: "[a](there.png)\n", count: 20_000)) == [])
  }
}
