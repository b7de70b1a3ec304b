import Application
import Foundation
import Testing

@Suite struct ResultsFileTests {
  private struct Results: Decodable {
    struct Claim: Decodable { let claim, observed, verdict: String }
    struct Headline: Decodable {
      let what, ours: String
      let paper: String?
    }
    let title, question, profile, verdict: String
    let claims: [Claim]
    let headline: [Headline]
  }

  @Test func resultsForProgramsSayWhatTheReportSays() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let text = try place.read("Reports/sums/results.json")
    let results = try JSONDecoder().decode(Results.self, from: Data(text.utf8))
    #expect((results.title, results.profile) == ("Sums", "standard"))
    #expect(results.question == "What do they add up to?")
    #expect(results.claims.map(\.verdict) == ["holds"])
    #expect(results.claims[0].claim == "total.value >= 10" && results.claims[0].observed == "42")
    #expect(results.headline.map(\.ours) == ["42.0"] && results.headline[0].paper == "12")
    #expect(text.hasSuffix("}\n") && !text.contains(place.folder))
  }
}
