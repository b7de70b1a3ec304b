import Application
import Foundation
import Testing

@Suite struct StoreUpkeepTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
  }

  @Test func whereThereIsNoStoreNoneIsMade() throws {
    #expect(try verifyStore(place.settings).text.contains("so there is nothing to verify"))
    #expect(try cleanStore(place.settings, keep: 1, removing: true).text.contains("so there is nothing to remove"))
    #expect(!place.exists("store"))
  }

  @Test func aDamagedObjectIsNamedAndTheStatusSaysSo() async throws {
    try await place.run()
    #expect(try verifyStore(place.settings).text == "every object is what its digest says\n")
    let path = try #require(
      try place.session().show("doubled[value=2]", file: nil).text.firstMatch(of: /bytes: (\S+)/)?.1)
    try FileManager.default.removeItem(atPath: String(path))
    try Data("9.0".utf8).write(to: URL(filePath: String(path)))
    let answer = try verifyStore(place.settings)
    #expect(answer.status == 1)
    #expect(answer.text.contains("was changed or damaged, and was dropped"))
    #expect(answer.text.hasSuffix("the next run makes these again\n"))
    #expect(try await place.run().status == 0)
    #expect(try verifyStore(place.settings).status == 0)
  }

  @Test func whatNoRunNeedsGoesAndOnlyIfAsked() async throws {
    for value in ["3", "4", "5"] {
      try place.write(sums(value: value), to: "Pipelines/sums.md")
      try await place.run()
    }
    let shown = try cleanStore(place.settings, keep: 1, removing: false).text
    #expect(shown.contains("would go; '--yes' removes them"))
    #expect(try cleanStore(place.settings, keep: 1, removing: false).text == shown)
    #expect(try cleanStore(place.settings, keep: 1, removing: true).text.contains("removed "))
    #expect(try cleanStore(place.settings, keep: 1, removing: true).text.hasSuffix("nothing to remove\n"))
    // What the report shows is still there.
    #expect(try await place.run().text.contains("10 cached, 0 ran"))
  }

  @Test func everythingRunsAgainAndPutsOutTheSame() async throws {
    try await place.run()
    let answer = try await place.session().verifyByRunningAgain()
    #expect(answer.status == 0)
    #expect(answer.text == "10 stages ran again and put out the same bytes\n")
  }
}
