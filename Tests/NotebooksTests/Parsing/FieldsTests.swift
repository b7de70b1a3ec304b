import Notebooks
import Parameters
import Testing

/// Maps whose names are ours.
@Suite struct FieldsTests {
  private func complaints(front: String) -> [String] {
    NotebooksTests.complaints("---\n" + front + "\n---\n```yaml stage=work\nrun: work\n```\n")
  }

  /// The stages that are named stand above, so that nothing else is wrong; the block begins in line 10.
  private func complaints(from: String) -> [String] {
    let stages = "```yaml stage=a\nrun: x\n```\n```yaml stage=b\nrun: x\n```\n"
    return NotebooksTests.complaints(body: stages + "```yaml stage=c\nrun: x\nfrom: \(from)\n```\n")
  }

  @Test(arguments: [
    ("[a, b]", []), ("a", []), ("[a]", []), ("[]", ["12:7: 'from' is an empty list; leave it out"]),
    ("[a, b, a]", ["12:14: 'a' stands here twice"]),
    ("[a, [b]]", ["12:11: 'from' must be a name or a list of names, not a list"]),
    ("{ a: b }", ["12:7: 'from' must be a name or a list of names, not a map"]),
  ])
  func wordsStandAloneOrInAList(from: String, expected: [String]) { #expect(complaints(from: from) == expected) }

  @Test(arguments: [
    ("title: {}", "2:8: 'title' must be a text, not a map"), ("title: [a]", "2:8: 'title' must be a text, not a list"),
    ("title: \"\"", "2:8: 'title' is empty"), ("title: '  '", "2:8: 'title' is empty"),
  ])
  func aTextIsAScalarThatSaysSomething(front: String, complaint: String) {
    #expect(complaints(front: front) == [complaint])
  }

  /// A number or a truth value is as good a text as any: it is taken as it was written.
  @Test(arguments: ["1.50", "true", "2024-01-01", "~a", "-3"]) func anyScalarIsAText(text: String) throws {
    #expect(try parsed("---\ntitle: \(text)\n---\nProse.\n").front.title == text)
  }

  @Test func eachStrayNameIsAnErrorWithWhatIsTaken() {
    let taken = "it takes 'title', 'question', 'answer', 'picture', 'profiles', 'headline'"
    #expect(
      complaints(front: "title: A\nanswr: x\nzzzz: y") == [
        "3:1: the front matter has no 'answr'; did you mean 'answer'?; \(taken)",
        "4:1: the front matter has no 'zzzz'; \(taken)",
      ])
  }

  /// What is missing is said once, beside what is there and should not be.
  @Test func whatIsMissingAndWhatIsTooMuchAreToldTogether() {
    #expect(
      complaints(front: "titel: A").map { String($0.prefix(40)) } == [
        "1:1: the front matter needs 'title'", "2:1: the front matter has no 'titel'; di",
      ])
  }
}
