import Markdown
import Testing

@Suite struct AnchorNamesTests {
  @Test(arguments: [
    ("Are the clusters digits?", "are-the-clusters-digits"), ("What `compare-codes` says", "what-compare-codes-says"),
    ("Größe & Maß, 2×3", "größe--maß-23"), ("a_b - c", "a_b---c"),
  ])
  func aHeadingHasTheAnchorThatGitHubGivesIt(heading: String, anchor: String) {
    var names = AnchorNames()
    #expect(names.name(of: heading) == anchor)
  }

  @Test func equalHeadingsAreNumbered() {
    var names = AnchorNames()
    #expect((1...3).map { _ in names.name(of: "The data") } == ["the-data", "the-data-1", "the-data-2"])
  }

  @Test func namesThatAreTakenAreAvoided() {
    var names = AnchorNames(avoiding: ["the-data"])
    #expect((1...2).map { _ in names.name(of: "The data") } == ["the-data-1", "the-data-2"])
  }
}
