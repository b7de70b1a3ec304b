import Application
import Foundation
import Notebooks
import Parameters
import Testing

/// What a user sees of runs, edits and reports.
@Suite struct SessionTests {
  @Test func aRunWritesAReportWithResolvedValuesAndVerdicts() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    let answer = try await place.run()
    #expect(answer.status == 0)
    let report = try place.read("Reports/sums/report.md")
    // Σ n·3n over n = 1, 2, 3 is 3 + 12 + 27.
    #expect(report.contains("The total is **[42.0](#stage-total)**, the mean [14.00](#stage-products)."))
    #expect(report.contains("total.value >= 10"))
    #expect(report.contains("they are many"))
    #expect(try place.read("Reports/README.md").contains("What do they add up to?"))
  }

  @Test func besideAReportLiesAPageThatNeedsNothingElse() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let page = try place.read("Reports/sums/report.html")
    #expect(page.contains("The total is <strong><a class=\"value\" href=\"#stage-total\">42.0</a></strong>"))
    #expect(page.contains("id=\"stage-total\"") && page.contains("<details id=\"notebook\">"))
    #expect(page.contains("run: multiply-numbers"))  // the notebook goes with it
    #expect(page.contains("done, in 0.0 s"))
    #expect(!page.contains(place.folder))
    #expect(try place.read("Reports/index.html").contains("<a href=\"sums/report.html\">"))
    // A page that was removed is made again, with the same bytes and without a stage run.
    try FileManager.default.removeItem(atPath: "\(place.folder)/Reports/sums/report.html")
    #expect(try await place.run().text.contains("10 cached, 0 ran"))
    #expect(try place.read("Reports/sums/report.html") == page)
  }

  @Test func aSecondRunRunsNothingAndWritesNothing() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let before = try place.read("Reports/sums/run.json")
    let answer = try await place.run()
    #expect(answer.text.contains("10 stages: 10 cached, 0 ran"))
    #expect(answer.text.contains("is up to date"))
    #expect(try place.read("Reports/sums/run.json") == before)
  }

  @Test func anEditOfProseOrCaptionWritesTheReportAndRunsNoStage() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let edited = sums(caption: "All of them").replacing("Prose before", with: "Other prose")
    try place.write(edited, to: "Pipelines/sums.md")
    let answer = try await place.run()
    #expect(answer.text.contains("10 stages: 10 cached, 0 ran"))
    let report = try place.read("Reports/sums/report.md")
    #expect(report.contains("Other prose"))
    #expect(report.contains("All of them"))
  }

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

  @Test func thePlanTellsWhyInValuesWithThePlaceOfTheEdit() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    try place.write(sums(value: "5"), to: "Pipelines/sums.md")
    let plan = try place.session().showPlan(all: true).text
    #expect(plan.contains("sums/doubled[value=1] runs: factor 3.0 -> 5.0 (Pipelines/sums.md:"))
    #expect(plan.contains("7 of 10 stages would run"))
  }

  @Test func anEditOfAFamilysSourcesRunsItsStages() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let plan = try place.session(registry: .numbers(fingerprint: "code-2")).showPlan(all: true).text
    #expect(plan.contains("sums/numbers[value=1] runs: the code changed"))
  }

  @Test func aFailureLeavesItsPlaceInTheReportAndTheRestIsRendered() async throws {
    let place = try Workplace()
    try place.write(sums().replacing("1...3", with: "[1, 13]"), to: "Pipelines/sums.md")
    var settings = place.settings
    settings.keepGoing = true
    let answer = try await place.run(settings)
    #expect(answer.status == 1)
    let report = try place.read("Reports/sums/report.md")
    #expect(report.contains("13 is refused; take another number"))
    #expect(report.contains("making 13.0"))
    #expect(report.contains("Prose before."))
  }

  @Test func aClaimThatFailsIsNoFailureUnlessTheRunIsStrict() async throws {
    let place = try Workplace()
    try place.write(sums().replacing("total.value >= 10", with: "total.value >= 1000"), to: "Pipelines/sums.md")
    #expect(try await place.run().status == 0)
    var settings = place.settings
    settings.strict = true
    #expect(try await place.run(settings).status == 1)
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

  @Test func aStageByNameRunsWhatItNeedsAndWritesNoReport() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    let answer = try await place.session().run(upTo: ["doubled[value=2]"])
    #expect(answer.text.contains("2 stages: 0 cached, 2 ran"))
    #expect(!place.exists("Reports/sums/report.md"))
  }

  @Test func aReportHoldsNoPlaceAndNoTime() async throws {
    let (one, other) = (try Workplace(), try Workplace())
    for place in [one, other] {
      try place.write(sums(), to: "Pipelines/sums.md")
      try await place.run()
    }
    let report = try one.read("Reports/sums/report.md")
    #expect(!report.contains(one.folder.split(separator: "/").last ?? ""))
    #expect(try other.read("Reports/sums/report.md") == report)
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

  @Test func everyEntryOfThePlanForProgramsHasEveryField() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    var settings = place.settings
    settings.json = true
    struct Document: Decodable {
      var stages: [[String: Field]]
    }
    enum Field: Decodable {
      case null, text(String), number(Double), list([String])
      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
          self = .null
        } else if let text = try? value.decode(String.self) {
          self = .text(text)
        } else if let number = try? value.decode(Double.self) {
          self = .number(number)
        } else {
          self = .list(try value.decode([String].self))
        }
      }
    }
    for _ in 0..<2 {
      let plan = Data(try place.session(settings).showPlan().output)
      let stages = try JSONDecoder().decode(Document.self, from: plan).stages
      #expect(stages.count == 10)
      for stage in stages { #expect(Set(stage.keys) == ["notebook", "stage", "action", "why", "seconds"]) }
      try await place.run()
    }
  }
}
