import Notebooks
import Parameters
import Testing

/// Places of characters in texts: of lines, of scalars that stand there as they are, and of others.
@Suite struct TextScannerTests {
  /// Columns count characters, whatever bytes they take; lines those of the file.
  @Test(arguments: [
    ("{{ no.a }}", "4:4"), ("é {{ no.a }}", "4:6"), ("e\u{301}👨‍👩‍👧 {{ no.a }}", "4:7"), ("\n\n  {{ no.a }}", "6:6"),
    ("a\r\n{{ no.a }}", "5:4"), ("{{no.a}}", "4:3"), ("{{   no.a }}", "4:6"),
  ])
  func aReferenceHasItsLineAndColumn(prose: String, place: String) {
    let found = complaints(body: "\(prose)\n")
    #expect(found.count == 1 && found[0].hasPrefix("\(place): no stage is called 'no'"), "\(found)")
  }

  /// In quotes the place is counted from within; of a text that goes over lines, it is where the text begins.
  @Test(arguments: [
    ("answer: See {{ no.a }}", "3:16"), ("answer: \"See {{ no.a }}\"", "3:17"), ("answer: '{{ no.a }}'", "3:13"),
    ("answer: >-\n  See\n  {{ no.a }}", "3:9"), ("answer: \"a\\tb {{ no.a }}\"", "3:9"),
  ])
  func aScalarsReferencesHaveTheirPlaces(front: String, place: String) {
    let found = complaints("---\ntitle: A\n\(front)\n---\nProse.\n")
    #expect(found.count == 1 && found[0].hasPrefix("\(place): no stage is called 'no'"), "\(found)")
  }

  /// Hundreds of lines are found by halving, the first and the last too.
  @Test(arguments: [1, 2, 255, 256, 257, 999]) func anyLineIsFound(line: Int) {
    let prose = (1...999).map { $0 == line ? "x {{ no.a }}" : "" }.joined(separator: "\n")
    #expect(complaints(body: prose + "\n").map { String($0.prefix { $0 != " " }) } == ["\(3 + line):6:"])
  }
}
