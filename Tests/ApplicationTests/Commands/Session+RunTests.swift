import Application
import Testing

@Suite struct SessionRunTests {
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

  @Test func aStageByNameRunsWhatItNeedsAndWritesNoReport() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    let answer = try await place.session().run(upTo: ["doubled[value=2]"])
    #expect(answer.text.contains("2 stages: 0 cached, 2 ran"))
    #expect(!place.exists("Reports/sums/report.md"))
  }
}
