import Notebooks
import Testing

@Suite struct InlineTextTests {
  private func caption(_ text: String) throws -> InlineText {
    let body = "```yaml stage=fits\nrun: x\n```\n```yaml figure=f\ndraw: d\nfrom: fits\ncaption: \(text)\nalt: a\n```\n"
    return try #require(try parsed(body: body).figures.first).caption
  }

  @Test func noTwoTextsStandInARow() throws {
    let text = try caption("a \\{{ b }} `c` {{ fits.bic }} d <!-- e --> { f")
    #expect(text.pieces.count == 3)
    #expect(text.references.map(\.description) == ["fits.bic"])
  }

  @Test func whatStandsForAReferenceIsPutInItsPlace() throws {
    let text = try caption("'{{ fits.bic }} of {{ profile }}.'")
    let resolved = text.resolved(profile: "quick") { .value("7", stage: $0.stage.text) }
    #expect(resolved == [.value("7", stage: "fits"), .text(" of "), .value("quick", stage: nil), .text(".")])
  }

  @Test func aCaptionIsOneLine() throws {
    #expect(try caption(">-\n  one\n\n  two").pieces == [.text("one two")])
  }
}
