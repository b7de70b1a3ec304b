import Application
import Foundation
import Testing

@Suite struct ReportIndexTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try place.write(sums(value: "4").replacing("title: Sums", with: "title: Other"), to: "Pipelines/other.md")
  }

  @Test func everyNotebookWithResultsIsListedInOrder() async throws {
    try await place.run()
    let index = try place.read("Reports/README.md")
    let (first, second) = (index.firstRange(of: "(other/report.md)"), index.firstRange(of: "(sums/report.md)"))
    #expect(try #require(first).lowerBound < #require(second).lowerBound)
    #expect(try place.read("Reports/index.html").contains("href=\"sums/report.html\""))
  }

  @Test func aNotebookThatIsGoneIsListedNoMore() async throws {
    try await place.run()
    try FileManager.default.removeItem(atPath: place.folder + "/Pipelines/other.md")
    try await place.run()
    #expect(try !place.read("Reports/README.md").contains("other/report.md"))
  }

  /// A merge that went wrong, a disk that was full, an editor.
  @Test(arguments: ["<<<<<<< HEAD\n{}\n", "", "{}", "[]", "null", "{\"title\": 3}"])
  func resultsThatAPersonHasTouchedAreNamedAndLeftOut(text: String) async throws {
    try await place.run()
    try place.write(text, to: "Reports/other/results.json")
    let answer = try await Session(notebooks: ["sums"], place.settings, registry: .numbers).run()
    #expect(answer.status == 0)
    #expect(answer.text.contains("Reports/other/results.json' cannot be read, so the index leaves it out; remove it"))
    #expect(try place.read("Reports/README.md").contains("(sums/report.md)"))
    #expect(try !place.read("Reports/README.md").contains("(other/report.md)"))
    try await place.run()
    #expect(try place.read("Reports/README.md").contains("(other/report.md)"))
  }
}
