import Application
import Foundation
import Testing

/// A run that has nothing to do leaves a stamp, by which the next one sees at once that nothing has changed.
@Suite struct RunStampTests {
  /// A place where everything is done and nothing has changed for a while, with its stamp.
  private func settledPlace() async throws -> Workplace {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try place.write("3", to: "Pipelines/input.txt")
    try await place.run()
    // The clock of files ticks in steps, and what changed within one is not believed.
    try await Task.sleep(for: .milliseconds(120))
    #expect(try await runAll(place.settings, registry: .numbers).text.contains("10 cached, 0 ran"))
    #expect(try stamps(of: place).count == 1)
    return place
  }

  private func stamps(of place: Workplace) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place.folder + "/store/reports").filter { $0.hasPrefix("all-") }
  }

  private func line(_ place: Workplace) async throws -> String {
    try await runAll(place.settings, registry: .numbers).text
  }

  @Test func theStampGivesTheAnswerThatARunWouldGive() async throws {
    let place = try await settledPlace()
    let byStamp = try await line(place)
    let byRun = try await place.run().text
    #expect(byStamp == byRun)
    var strict = place.settings
    strict.strict = true
    #expect(try await runAll(strict, registry: .numbers).status == 0)
  }

  @Test func theSameCommandIsAnsweredBeforeItIsUnderstood() async throws {
    let place = try await settledPlace()
    let command = ["all", "--store", place.settings.store, "--quiet"]
    #expect(lastAnswer(to: command) == nil)
    var settings = place.settings
    settings.command = command
    let byRun = try await runAll(settings, registry: .numbers)
    #expect(byRun.text.contains("10 cached, 0 ran"))
    let answer = try #require(lastAnswer(to: command))
    #expect(answer.output.isEmpty && answer.status == 0)
    #expect(lastAnswer(to: command + ["--strict"]) == nil)
    #expect(lastAnswer(to: ["plan"] + command.dropFirst()) == nil)
    try place.write(sums(value: "4"), to: "Pipelines/sums.md")
    #expect(lastAnswer(to: command) == nil)
  }

  @Test func anAnswerInJSONIsNeverThatOfAStamp() async throws {
    let place = try await settledPlace()
    var settings = place.settings
    settings.command = ["all", "--json", "--store=\(place.settings.store)"]
    settings.json = true
    for _ in 0..<2 {
      #expect(try await runAll(settings, registry: .numbers).text.hasPrefix("{"))
      #expect(lastAnswer(to: settings.command) == nil)
    }
  }

  @Test func aClaimThatFailsStillFailsByTheStamp() async throws {
    let place = try Workplace()
    try place.write(sums().replacing("total.value >= 10", with: "total.value >= 1000"), to: "Pipelines/sums.md")
    try await place.run()
    try await Task.sleep(for: .milliseconds(120))
    var strict = place.settings
    strict.strict = true
    for _ in 0..<3 {
      let answer = try await runAll(strict, registry: .numbers)
      #expect(answer.status == 1)
      #expect(answer.text.contains("1 claim fails"))
    }
  }

  @Test func anEditRunsWhatItReaches() async throws {
    let place = try await settledPlace()
    try place.write(sums(value: "5"), to: "Pipelines/sums.md")
    #expect(try await line(place).contains("3 cached, 7 ran"))
  }

  @Test func aNewNotebookIsSeen() async throws {
    let place = try await settledPlace()
    try place.write(sums().replacing("title: Sums", with: "title: More"), to: "Pipelines/more.md")
    #expect(try await line(place).contains("wrote"))
  }

  @Test func aReportThatWasChangedIsWrittenAgain() async throws {
    let place = try await settledPlace()
    let before = try place.read("Reports/sums/report.md")
    try place.write("something else", to: "Reports/sums/report.md")
    #expect(try await line(place).contains("wrote"))
    #expect(try place.read("Reports/sums/report.md") == before)
  }

  @Test(arguments: ["objects", "records"])
  func whatIsGoneFromTheStoreIsMadeAgain(folder: String) async throws {
    let place = try await settledPlace()
    let shards = place.folder + "/store/" + folder
    let shard = try #require(try FileManager.default.contentsOfDirectory(atPath: shards).first)
    try FileManager.default.removeItem(atPath: shards + "/" + shard)
    #expect(!(try await line(place).contains(" 0 ran")))
  }

  @Test func otherSettingsHaveAStampOfTheirOwn() async throws {
    let place = try await settledPlace()
    var quick = place.settings
    quick.profile = "quick"
    #expect(try await runAll(quick, registry: .numbers).text.contains("7 stages"))
    #expect(try await line(place).contains("10 stages: 10 cached, 0 ran"))
    #expect(try place.read("Reports/sums/report.md").contains("42.0"))
  }

  @Test func aForcedStageRunsThoughNothingHasChanged() async throws {
    let place = try await settledPlace()
    var forced = place.settings
    forced.force = ["sums.total"]
    #expect(try await runAll(forced, registry: .numbers).text.contains("9 cached, 1 ran"))
  }
}
