import Notebooks
import Testing

/// What the head of a notebook refers to, which must be there.
@Suite struct FrontMatterTests {
  @Test(arguments: [
    "answer: There are {{ ponts.n }}.", "headline:\n  - { what: n, value: ponts.n }",
    "headline:\n  - { what: n, value: points.n, interval: ponts.n }",
    "headline:\n  - { what: n, value: points.n, chance: ponts.n }",
  ])
  func everyReferenceOfTheHeadIsChecked(front: String) {
    let found = complaints(smallNotebook(front: front))
    #expect(found.count == 1 && found[0].contains("ponts") && found[0].contains("did you mean 'points'?"))
    #expect(complaints(smallNotebook(front: front.replacing("ponts", with: "points"))).isEmpty)
  }

  @Test func theNotebookAsWrittenIsTheStandardProfile() throws {
    let notebook = try parsed(smallNotebook(front: "profiles:\n  quick: { points.n: 10 }"))
    #expect(FrontMatter.standardProfile == "standard" && notebook.profileNames == ["standard", "quick"])
    #expect(try notebook.applying(profile: "standard").body == notebook.body)
    #expect(notebook.front.profiles.map(\.name.text) == ["quick"])
  }
}
