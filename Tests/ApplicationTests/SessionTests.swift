import Application
import Foundation
import Notebooks
import Parameters
import Testing

/// What a user sees of runs, edits and reports.
@Suite struct SessionTests {
  @Test func anEditOfAParameterRunsWhatItReachesAndGoingBackRunsNothing() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let first = try place.read("Reports/sums/report.md")
    try place.write(sums(value: "5"), to: "Pipelines/sums.md")
    #expect(try await place.run().text.contains("10 stages: 3 cached, 7 ran"))
    try place.write(sums(), to: "Pipelines/sums.md")
    #expect(try await place.run().text.contains("10 stages: 10 cached, 0 ran"))
    #expect(try place.read("Reports/sums/report.md") == first)
  }

  @Test func aProfileAndAnOverrideReplaceASweep() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    var settings = place.settings
    settings.profile = "quick"
    #expect(try await place.run(settings).text.contains("7 stages"))
    settings.overrides = ["sums.numbers.value=[4]"]
    try await place.run(settings)
    #expect(try place.read("Reports/sums/report.md").contains("The total is **[48.0](#stage-total)**"))
  }

  @Test func aFileIsAnInputByItsContent() async throws {
    let place = try Workplace()
    try place.write("7", to: "Pipelines/seven.txt")
    let notebook =
      "---\ntitle: A file\n---\n\n```yaml stage=seven\nrun: read-number\nfile: seven.txt\n```\n\n{{ seven.value }}\n"
    try place.write(notebook, to: "Pipelines/file.md")
    try await place.run()
    try place.write("7", to: "Pipelines/seven.txt")
    #expect(try await place.run().text.contains("1 cached, 0 ran"))
    try place.write("8", to: "Pipelines/seven.txt")
    #expect(try await place.run().text.contains("0 cached, 1 ran"))
    #expect(try place.read("Reports/file/report.md").contains("\n[8](#stage-seven)\n"))
  }

  @Test func aSettingForANotebookThatIsNotThereIsAnError() throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    var settings = place.settings
    settings.overrides = ["sumz.total.value=1"]
    let error = #expect(throws: NotebookErrors.self) { try place.session(settings) }
    #expect(
      error?.description == "--set:1:1: no notebook is called 'sumz'; there are 'sums'; did you mean 'sums'?")
  }
}
