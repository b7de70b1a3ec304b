import Notebooks
import Parameters
import Testing

@Suite struct FrontMatterParsingTests {
  @Test(arguments: [
    ("question: Why?", "1:1: the front matter needs 'title'"),
    ("", "1:1: the front matter needs 'title'"),
    ("- title", "2:1: the front matter must be a map of names and values"),
    (
      "title: A\nquestoin: Why?",
      "3:1: the front matter has no 'questoin'; did you mean 'question'?; it takes 'title', 'question', 'answer', 'picture', 'profiles', 'headline'"
    ),
    ("title: [A]", "2:8: 'title' must be a text, not a list"),
    ("title: ' '", "2:8: 'title' is empty"),
    ("title: A\ntitle: B", "3:1: 'title' stands here twice; the first is in line 2"),
    (
      "title: A\nprofiles: quick", "3:11: 'profiles' must be a map, such as { quick: { fits.epochs: 40 } }, not 'quick'"
    ),
    ("title: A\nprofiles: { quick: 3 }", "3:20: 'quick' must be a map, such as { fits.epochs: 40 }, not '3'"),
    (
      "title: A\nprofiles: { Quick: { a.b: 1 } }",
      "3:13: 'Quick' is no name; a name is lower-case words of letters and digits, joined by hyphens"
    ),
    (
      "title: A\nprofiles: { standard: { a.b: 1 } }",
      "3:13: 'standard' is the notebook as it is written; edit the blocks, or name another profile"
    ),
    (
      "title: A\nprofiles: { quick: { epochs: 1 } }",
      "3:22: 'epochs' names no parameter of a stage; write 'STAGE.PARAMETER'"
    ),
  ])
  func theFrontMatterIsReadStrictly(front: String, complaint: String) {
    #expect(complaints("---\n" + front + "\n---\n```yaml stage=work\nrun: work\n```\n") == [complaint])
  }

  @Test func theAnswerThePictureAndTheProfilesAreRead() throws {
    let front = try parsed(
      """
      ---
      title: "  Of  two\n\n lines "
      answer: There are {{ work.n }}.
      picture: cloud
      profiles: { quick: { work.x: 1, work.y.z: 2 }, long-one: {} }
      ---
      ```yaml stage=work
      run: a
      ```
      ```yaml figure=cloud
      draw: b
      from: work
      caption: c
      alt: d
      ```
      """
    ).front
    #expect(front.title == "Of two lines")
    #expect(front.question == nil)
    #expect(front.answer?.references.map(\.description) == ["work.n"])
    #expect(front.picture?.text == "cloud")
    #expect(front.profiles.map(\.name.text) == ["quick", "long-one"])
    // A parameter may hold a dot: all behind the first is its name.
    #expect(front.profiles[0].overrides.map(\.parameter.text) == ["x", "y.z"])
  }

  @Test func theAnswerMayHoldValues() throws {
    let parsed = try parsed(
      smallNotebook(front: "answer: >-\n  There are {{ points.n }}\n  of *them*.\npicture: cloud"))
    #expect(parsed.front.answer?.references.map(\.description) == ["points.n"])
    #expect(parsed.front.answer?.pieces.first == .text("There are "))
    #expect(parsed.front.answer?.pieces.last == .text(" of *them*."))
    #expect(parsed.front.picture?.text == "cloud")
  }
}
