import Notebooks
import Testing

/// Which formats a notebook may ask for.
@Suite struct NumberFormatTests {
  private func format(_ words: String) throws -> NumberFormat? {
    try parsed(smallNotebook(claims: "- points.n | \(words) >= 1")).claims[0].reference.format
  }

  @Test(arguments: [
    ("fixed(0)", NumberFormat.fixed(0)), ("fixed(15)", .fixed(15)), ("significant(1)", .significant(1)),
    ("significant(15)", .significant(15)), ("percent(0)", .percent(0)), ("percent(13)", .percent(13)),
    ("interval(0)", .interval(0)), ("interval(15)", .interval(15)), ("integer", .integer), ("thousands", .thousands),
  ])
  func digitsMayBeFromTheLeastToTheMost(words: String, expected: NumberFormat) throws {
    #expect(try format(words) == expected)
  }

  /// A double has sixteen digits; of a percentage, two are before the point of the number itself.
  @Test(arguments: [
    "fixed(16)", "fixed(-1)", "significant(0)", "significant(16)", "percent(14)", "interval(16)", "integer(1)",
    "thousands(3)",
  ])
  func otherNumbersOfDigitsAreRefused(words: String) {
    #expect(complaints(smallNotebook(claims: "- points.n | \(words) >= 1")).count == 1)
  }

  @Test func aFormatThatIsNoneIsSuggestedAnother() {
    let found = complaints(smallNotebook(claims: "- points.n | fixd(2) >= 1")).joined()
    #expect(found.contains("did you mean 'fixed'?"))
    for name in ["significant", "percent", "integer", "thousands", "interval"] { #expect(found.contains("'\(name)'")) }
  }
}
