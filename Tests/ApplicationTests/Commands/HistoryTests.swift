import Application
import Foundation
import Testing

@Suite struct HistoryTests {
  private func runs() async throws -> Workplace {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    try place.write(sums(value: "5"), to: "Pipelines/sums.md")
    var settings = place.settings
    settings.profile = "quick"
    try await place.run(settings)
    return place
  }

  @Test func aProfileStandsForItsLastRun() async throws {
    let place = try await runs()
    let page = "\(place.folder)/diff.html"
    #expect(
      try History(place.settings).diff(["standard", "quick"], page: page).text.hasPrefix("run 1 (sums, standard)"))
    let error = #expect(throws: UsageError.self) { try History(place.settings).diff(["standrd", "quick"], page: page) }
    #expect(error?.description.contains("did you mean 'standard'?") == true)
    #expect(throws: UsageError.self) { try History(place.settings).diff(["7", "-1"], page: page) }
  }

  @Test func runsAreListedWithTheirNumbersAndProfiles() async throws {
    let place = try await runs()
    let lines = try History(place.settings).list().text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("1  ") && lines[0].hasSuffix("  sums, standard: 10 stages"))
    #expect(lines[1].hasPrefix("2  ") && lines[1].hasSuffix("  sums, quick: 7 stages"))
  }

  @Test(arguments: ["-9223372036854775808", "9223372036854775807", "0", "-3", "3", "9223372036854775808", ""])
  func aNumberOfNoRunIsAnError(number: String) async throws {
    let place = try await runs()
    #expect(throws: UsageError.self) {
      try History(place.settings).diff([number, "-1"], page: "\(place.folder)/d.html")
    }
  }

  @Test func whereThereIsNoStoreNoneIsMade() throws {
    let place = try Workplace()
    #expect(try History(place.settings).list().text == "no run yet; 'pipeline all' makes the first\n")
    #expect(!place.exists("store"))
  }
}
