import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Stages
import Testing

/// What was found in sentences: taken from a comparison, kept in two tables, and told as values.
@Suite struct ComparisonInWordsTests {
  @Test func warningsAreCarriedOver() throws {
    var runs = CodeWorld(.mixed, runs: 3, latents: 2, points: 100, seed: 5).codes
    var constant = runs[1].codes
    for n in 0..<constant.rows { constant[n, 1] = 7 }
    runs[1] = Codes(constant)
    let comparison = try CompareCodes(draws: 40).run(runs, in: .silent)
    let words = ComparisonInWords(of: comparison)
    #expect(words.warnings == comparison.warnings)
    #expect(words.warnings.contains { $0.contains("in run 2 column 2 does not vary") })
    #expect(words.values["warnings"] == .text(words.warnings.joined(separator: "; ")))
  }

  /// Sentences with all that a table could stumble over.
  private func words(_ verdict: String, _ conditions: [String], _ warnings: [String]) throws -> ComparisonInWords {
    func row(_ about: String, _ text: String) -> String {
      "\(about),\"" + text.replacing("\"", with: "\"\"") + "\"\n"
    }
    let table = ["about,sentence\n", row("verdict", verdict)] + conditions.map { row("condition", $0) }
    return try ComparisonInWords(
      files: ArtifactFiles([
        "words.csv": Array(table.joined().utf8),
        "warnings.csv": Array((["about,sentence\n"] + warnings.map { row("warning", $0) }).joined().utf8),
      ]))
  }

  @Test func sentencesComeBackFromTheirFilesWhateverTheyHold() throws {
    let hostile = ["a, \"b\", and c", "two\nlines", "3", "", "{{ x.y }} | <b> é"]
    let words = try words("same; up to \"maps\", they say", hostile, hostile.reversed())
    #expect(words.verdict == "same; up to \"maps\", they say" && words.conditions == hostile)
    #expect(words.warnings == hostile.reversed())
    #expect(try ComparisonInWords(files: words.files()) == words)
    #expect(try words.files() == ComparisonInWords(files: words.files()).files())
  }

  @Test func valuesJoinTheSentencesAndSayWhereThereAreNone() throws {
    let some = try words("v", ["a", "b"], ["c", "d"])
    #expect(some.values == ["verdict": .text("v"), "conditions": .text("a; b"), "warnings": .text("c; d")])
    #expect(try words("v", [], []).values["warnings"] == .text("none"))
    #expect(Set(some.values.keys) == Set(ComparisonInWords.valueNames))
  }

  private func complaint(_ words: String, warnings: String = "about,sentence\n") -> String {
    do {
      _ = try ComparisonInWords(
        files: ArtifactFiles(["words.csv": Array(words.utf8), "warnings.csv": Array(warnings.utf8)]))
      return "none"
    } catch { return "\(error)" }
  }

  @Test func thereIsOneVerdict() {
    let head = "about,sentence\n"
    #expect(complaint(head) == "'words.csv' should have one row about the verdict, not 0")
    #expect(
      complaint(head + "verdict,a\ncondition,c\nverdict,b\n")
        == "'words.csv' should have one row about the verdict, not 2")
    #expect(complaint(head + "verdict,a\n") == "none")
  }

  @Test func otherColumnsAreToldByTheirNames() {
    let verdict = "about,sentence\nverdict,a\n"
    for rows in ["", "warning,1\n"] {
      #expect(
        complaint(verdict, warnings: "about,words\n" + rows)
          == "'warnings.csv' should have the columns [\"about\", \"sentence\"], not [\"about\", \"words\"]")
    }
  }
}
