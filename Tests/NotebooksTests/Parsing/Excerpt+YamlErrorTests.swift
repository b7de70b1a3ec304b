import Notebooks
import Parameters
import Testing

@Suite struct ExcerptYamlErrorTests {
  @Test(arguments: [
    ("a: b: c", "6:5: a second ': ' on the line; put a text that holds one in quotes"),
    ("a: [1, 2\nb: 3", "7:2: a ',' or ']' is missing before this"),
    ("a: \"b", "6:4: a quotation mark that is never closed"),
    ("a: @b", "6:4: a text cannot begin with this character unless it is in quotes"),
    ("a: {{ work.b }} c", "6:4: a text that begins with '{{' must be in quotes"),
  ])
  func whatIsNoYAMLSaysWhatToDo(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test(arguments: [
    "a: {b: 1", "a: [1", "a: 'b", "- a\nb: 1", "a: - b", "a:\n - 1\n 2: 3", "a: }", "a\nb: 1", "? [a]: b",
  ])
  func everythingElseIsToldAtItsPlaceToo(text: String) {
    let found = complaints(stage: text)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.firstMatch(of: /^\d+:\d+: \S/) != nil })
  }
}
