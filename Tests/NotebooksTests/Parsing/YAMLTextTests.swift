import Notebooks
import Parameters
import Testing

@Suite struct YAMLTextTests {
  @Test(arguments: [
    ("a: 1\nb: 2\na: 3", "8:1: 'a' stands here twice; the first is in line 6"),
    ("m: { a: 1, 'a': 3 }", "6:12: 'a' stands here twice; the first is in line 6"),
    ("\"a\": 1\n\"a\": 3", "7:1: 'a' stands here twice; the first is in line 6"),
    ("a: &x 1", "6:4: an anchor, '&'; write the value out where it is used"),
    ("a: *x", "6:4: an alias, '*'; write the value out, or put a text that begins with '*' in quotes"),
    ("a: !!int 3", "6:4: a tag, '!'; a value's type follows from where it stands, so leave the tag out"),
    ("a: !!str \"3\"", "6:4: a tag, '!'; a value's type follows from where it stands, so leave the tag out"),
    ("<<: { a: 1 }", "6:1: '<<' merges nothing here; write the names and values out"),
    ("a:", "6:1: 'a' has no value; write one, or leave the name out"),
    ("[a, b]: 1", "6:1: a name must be a word; a text that begins with '{' or '[' must be in quotes"),
  ])
  func whatIsLeftOutOfYAMLIsAnErrorAtItsPlace(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test func allDuplicatesOfABlockAreTold() {
    #expect(
      complaints(stage: "a: 1\na: 2\nm: { x: 1, x: 2 }\na: 3") == [
        "7:1: 'a' stands here twice; the first is in line 6",
        "8:12: 'x' stands here twice; the first is in line 8",
        "9:1: 'a' stands here twice; the first is in line 6",
      ])
  }

  @Test func columnsCountCharacters() {
    #expect(
      complaints(stage: "a: [\"e\u{301}👩‍🔬\", no]") == [
        "6:11: 'no' is a truth value to some YAML readers; write false, or the word in quotes: '\"no\"'"
      ])
  }
}
