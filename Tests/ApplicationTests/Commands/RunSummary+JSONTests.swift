import Application
import Foundation
import Testing

/// What became of each stage, for programs.
@Suite struct RunSummaryJSONTests {
  private struct Document: Decodable {
    struct Entry: Decodable, Equatable {
      let notebook, stage, outcome: String
      let key: String?
      let seconds: Double?
      let error: String?
    }
    let stages: [Entry]
  }

  private func stages(_ place: Workplace, keepGoing: Bool = false) async throws -> [String: Document.Entry] {
    var settings = place.settings
    settings.json = true
    settings.keepGoing = keepGoing
    let output = try await place.run(settings).output
    let entries = try JSONDecoder().decode(Document.self, from: Data(output)).stages
    #expect(output.last == UInt8(ascii: "\n") && entries.allSatisfy { $0.notebook == "sums" })
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.stage, $0) })
  }

  @Test func stagesRanFirstAndAreHitsThen() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    let first = try await stages(place)
    let second = try await stages(place)
    #expect(first.count == 10 && Set(first.keys) == Set(second.keys))
    #expect(first.values.allSatisfy { $0.outcome == "ran" && $0.error == nil && $0.seconds ?? -1 >= 0 })
    #expect(second.values.allSatisfy { $0.outcome == "hit" && $0.error == nil })
    for (name, entry) in first {
      // A hit tells how long the stage once took.
      #expect(second[name]?.key == entry.key && second[name]?.seconds == entry.seconds)
      #expect(entry.key?.isEmpty == false)
    }
    #expect(Set(first.values.map(\.key)).count == 10)
  }

  @Test func aFailureIsToldWithItsWordsAndWhatNeededItWithItsName() async throws {
    let place = try Workplace()
    try place.write(sums().replacing("1...3", with: "[1, 13]"), to: "Pipelines/sums.md")
    let found = try await stages(place, keepGoing: true)
    let failed = try #require(found["numbers[value=13]"])
    #expect(failed.outcome == "failed" && failed.seconds == nil)
    #expect(failed.error == "13 is refused; take another number")
    for name in ["doubled[value=13]", "products[value=13]", "total"] {
      let skipped = try #require(found[name])
      #expect(skipped.outcome == "skipped" && skipped.seconds == nil && skipped.key == nil)
      #expect(skipped.error == "'numbers[value=13]' failed")
    }
    #expect(found["products[value=1]"]?.outcome == "ran")
  }
}
