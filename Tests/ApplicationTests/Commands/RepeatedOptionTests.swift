import Application
import Testing

@Suite struct RepeatedOptionTests {
  private func complaint(_ words: String...) -> String? {
    RepeatedOption(in: words, repeatable: ["--set", "--force"]) { ["--profile", "--jobs", "--report"].contains($0) }?
      .description
  }

  @Test func anOptionWithTwoValuesIsNamedWithBoth() {
    #expect(
      complaint("all", "--profile", "quick", "--jobs", "2", "--profile", "paper")
        == "'--profile' takes one value and is given 'quick' and 'paper'; keep one")
    #expect(
      complaint("all", "--jobs=2", "--jobs", "3") == "'--jobs' takes one value and is given '2' and '3'; keep one")
    #expect(
      complaint("all", "--jobs=", "--jobs=a=b") == "'--jobs' takes one value and is given '' and 'a=b'; keep one")
  }

  @Test func theSameValueTwiceLosesNothing() {
    #expect(complaint("all", "--profile", "quick", "--profile=quick") == nil)
  }

  /// The two are one text to Unicode.
  @Test func valuesAreToldApartByTheirBytes() {
    #expect(complaint("all", "--report", "e\u{301}", "--report", "\u{e9}") != nil)
  }

  @Test func flagsAndWhatMayBeRepeatedAreLetBe() {
    #expect(complaint("compare", "--json", "a.npy", "--json", "b.npy") == nil)
    #expect(complaint("all", "--set", "a.b.c=1", "--set", "a.b.d=2", "--force", "a.b", "--force", "a.c") == nil)
  }

  @Test func whatFollowsTheLastOptionIsNone() {
    #expect(complaint("compare", "--report", "a", "--", "--report", "b") == nil)
    #expect(complaint("compare", "--report", "a", "--report") == nil)
  }
}
