import Notebooks
import Parameters
import Testing

/// Lines that are read as YAML, with their place in the file.
@Suite struct ExcerptTests {
  private func place(_ body: String) -> [String] {
    complaints(body: body).map { String($0.prefix { $0 != " " }.dropLast()) }
  }

  /// What stands before a block, as in a list, belongs to the columns.
  @Test(arguments: [
    ("```yaml stage=a\nrun: x\nfrom: no\n```\n", "6:7"), ("  ```yaml stage=a\n  run: x\n  from: no\n  ```\n", "6:9"),
    ("- item\n\n  ```yaml stage=a\n  run: x\n  from: no\n  ```\n", "8:9"),
    ("> ```yaml stage=a\n> run: x\n> from: no\n> ```\n", "6:9"),
  ])
  func placesCountWhatStandsBeforeTheLines(body: String, expected: String) { #expect(place(body) == [expected]) }

  /// YAML counts scalars; a reader counts characters.
  @Test(arguments: [
    ("from: { é: 1, x: no }", 6), ("from: [\"e\u{301}\", no]", 6), ("from: [👨‍👩‍👧, no]", 6),
  ])
  func columnsCountCharacters(line: String, number: Int) {
    let found = place("```yaml stage=a\nrun: x\n\(line)\n```\n")
    #expect(!found.isEmpty)
    for place in found {
      let parts = place.split(separator: ":").compactMap { Int($0) }
      #expect(parts[0] == number && parts[1] <= line.count, "\(place)")
    }
    // The name that is not there stands behind two characters, however many scalars they are.
    if line.contains("[") {
      let column = (line.firstIndex(of: "n").map { line.distance(from: line.startIndex, to: $0) } ?? 0) + 1
      #expect(found.contains("\(number):\(column)"), "\(found)")
    }
  }
}
