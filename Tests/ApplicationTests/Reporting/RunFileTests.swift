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
    let data = Data(try place.read("Reports/sums/run.json").utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["profile"] as? String == "standard")
    #expect(object["settings"] as? [String] == ["sums.doubled.factor=4"])
    #expect((object["stages"] as? [String: Double])?.keys.contains("doubled[value=2]") == true)
    #expect((object["stages"] as? [String: Double])?.values.allSatisfy { $0 >= 0 } == true)
    #expect((object["finished"] as? String)?.hasSuffix("Z") == true)
  }
}
