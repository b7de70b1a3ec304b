import Application
import Foundation
import Testing

@Suite struct RunFileTests {
  @Test func whatDiffersFromRunToRunStandsApart() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    var settings = place.settings
    settings.overrides = ["sums.doubled.factor=4"]
    try await place.run(settings)
    struct Run: Decodable {
      let profile, finished: String
      let settings: [String]
      let stages: [String: Double]
    }
    let run = try JSONDecoder().decode(Run.self, from: Data(try place.read("Reports/sums/run.json").utf8))
    #expect(run.profile == "standard" && run.finished.hasSuffix("Z"))
    #expect(run.settings == ["sums.doubled.factor=4"])
    #expect(run.stages.keys.contains("doubled[value=2]"))
    #expect(run.stages.values.allSatisfy { $0 >= 0 })
  }
}
