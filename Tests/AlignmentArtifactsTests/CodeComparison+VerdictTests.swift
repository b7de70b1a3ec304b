import AlignmentArtifacts
import Stages
import Testing

@Suite struct CodeComparisonVerdictTests {
  private func read(_ file: String, _ text: String) throws -> CodeComparison.Verdict {
    var files = someComparison().files()
    files.contents[file] = Array(text.utf8)
    return try CodeComparison(files: files).verdict
  }

  @Test func conditionsAreARowEach() throws {
    let text = String(decoding: try someComparison().files()["criteria.csv"], as: UTF8.self)
    #expect(
      text == "needed-for,statement,observed,side,threshold\naffine,\"one, two\",0.75,below,0.8\n"
        + "nonlinear,three,0.75,above,0.7\n")
  }

  @Test(arguments: EquivalenceClass.allCases) func everyClassIsReadBack(found: EquivalenceClass) throws {
    let verdict = try read("class.csv", "class,rule,sentence\n\(found.rawValue),r,s\n")
    #expect(verdict.equivalenceClass == found && verdict.rule == "r" && verdict.sentence == "s")
  }

  @Test func sentencesMayHoldWhatTablesAreMadeOf() throws {
    let verdict = try read("class.csv", "class,rule,sentence\naffine,\"a \"\"b\"\", c\",\"two\nlines, 3.5\"\n")
    #expect(verdict.rule == "a \"b\", c" && verdict.sentence == "two\nlines, 3.5")
    #expect(try read("class.csv", "class,rule,sentence\naffine,1,2\n").sentence == "2")
  }

  @Test func aVerdictMayHaveNoConditions() throws {
    #expect(try read("criteria.csv", "needed-for,statement,observed,side,threshold\n").criteria.isEmpty)
  }

  @Test func whatIsNoVerdictIsAnError() {
    let head = "needed-for,statement,observed,side,threshold\n"
    let wrong = [
      ("class.csv", "class,rule,sentence\n", "should have the columns [\"class\", \"rule\", \"sentence\"] and one row"),
      ("class.csv", "class,rule,sentence\naffine,r,s\nnone,r,s\n", "and one row"),
      ("class.csv", "class,rule\naffine,r\n", "'class.csv'"),
      ("criteria.csv", head + "Affine,s,1,above,2\n", "there is no equivalence class 'Affine'"),
      ("criteria.csv", head + "affine,s,1,over,2\n", "a condition is 'above' or 'below' its threshold, not 'over'"),
      ("criteria.csv", "needed-for,statement,observed,side\naffine,s,1,above\n", "'criteria.csv' should have"),
    ]
    for (file, text, message) in wrong {
      let error = #expect(throws: (any Error).self) { try read(file, text) }
      #expect(error.map { "\($0)" }?.contains(message) == true, "\(file): \(error.map { "\($0)" } ?? "")")
    }
  }
}
