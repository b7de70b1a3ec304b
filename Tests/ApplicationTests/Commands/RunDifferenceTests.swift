import Application
import Foundation
import Testing

/// What a user sees of two runs side by side.
@Suite struct RunDifferenceTests {
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

  @Test func parametersValuesAndClaimsThatChangedStandSideBySide() async throws {
    let place = try await runs()
    let page = "\(place.folder)/diff.html"
    let answer = try History(place.settings).diff(["-2", "-1"], page: page)
    #expect(answer.text.contains("sums/doubled[value=1]\n    factor: 3.0 -> 5.0\n"))
    #expect(answer.text.hasSuffix("wrote \(page)\n"))
    let html = try place.read("diff.html")
    #expect(html.contains("<h1 id=\"run-1-beside-run-2\">"))
    #expect(html.contains("<code>doubled[value=1]</code></td>\n<td><code>factor</code></td>"))
    // Σ n·3n over 1, 2, 3, and Σ n·5n over what the quick profile has.
    #expect(html.contains("<span class=\"good\">✓</span> 42"))
    #expect(html.contains("total.value &gt;= 10"))
    #expect(html.contains("Stages of one run only"))
  }

  @Test func equalRunsSaySo() async throws {
    let place = try await runs()
    let answer = try History(place.settings).diff(["1", "1"], page: "\(place.folder)/diff.html")
    #expect(answer.text.contains("the same stages with the same results"))
    #expect(try place.read("diff.html").contains("The same stages with the same results."))
  }
}
