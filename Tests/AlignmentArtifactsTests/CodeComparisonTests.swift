import AlignmentArtifacts
import LinearAlgebra
import Stages
import TestSupport
import Testing

@Suite struct CodeComparisonTests {
  private func comparison(priors: Bool = true) -> CodeComparison {
    let measures = CodeComparison.Measure.allCases.filter { priors || !$0.isOfPriors }
    let matrices = measures.enumerated().map { number, measure in
      (measure, Matrix([[measure.ofItself, 0.5 + Double(number) / 64], [0.25, measure.ofItself]]))
    }
    let summary = ScoreSummary(mean: 0.875, standardDeviation: 0.1, least: 0.5, greatest: 1, interval: 0.75...0.9)
    return CodeComparison(
      points: 7, matrices: Dictionary(uniqueKeysWithValues: matrices),
      summaries: Dictionary(uniqueKeysWithValues: measures.map { ($0, summary) }), spectra: Matrix([[0.9, 0.5]]),
      rotationNull: CodeComparison.Null(draws: [0.5, 1], mean: 0.75, upper: 0.95),
      oneToOneNull: CodeComparison.Null(draws: [0.25, 0.5], mean: 0.375, upper: 0.45),
      shuffleNull: CodeComparison.Null(draws: [0, 0.25], mean: 0.125, upper: 0.2),
      weakNull: CodeComparison.Null(draws: [0.125, 0.25], mean: 0.1875, upper: 0.25),
      judgement: CodeComparison.Judgement(
        margin: 0.05, points: 7, attenuation: 0.75, bendIsDetectable: true, trimmedAffineResidual: 0.125,
        trimmedTurned: 0.5),
      maps: [
        CodeComparison.Map(matrix: .identity(2), shift: [0, 0]),
        CodeComparison.Map(matrix: Matrix([[1, 2], [3, 4]]), shift: [5, 6]),
      ], components: priors ? [[0, 1, 2], [2, 0, 1]] : nil,
      verdict: CodeComparison.Verdict(
        equivalenceClass: .affine, rule: "a rule, \"quoted\"", sentence: "the same, nearly",
        criteria: [
          ClassCriterion(neededFor: .affine, statement: "one, two", observed: 0.75, .below, threshold: 0.8),
          ClassCriterion(neededFor: .nonlinear, statement: "three", observed: 0.75, threshold: 0.7),
        ]),
      warnings: ["mind, this"])
  }

  @Test(arguments: [true, false]) func theFilesGiveItBack(priors: Bool) throws {
    let comparison = comparison(priors: priors)
    #expect(try CodeComparison(files: comparison.files()) == comparison)
  }

  @Test func everyValueIsAnnounced() {
    let values = comparison().values
    #expect(Set(values.keys) == Set(CodeComparison.valueNames))
    #expect(values["class"] == .text("affine") && values["class-rule"] == .text("a rule, \"quoted\""))
    #expect(values["weak.interval"] == .interval(0.75, 0.9))
    #expect(Set(comparison(priors: false).values.keys).isSubset(of: CodeComparison.valueNames))
    #expect(comparison(priors: false).values["distance-1.mean"] == nil)
  }

  @Test func theStrongScoreIsRescaledByTheNull() {
    // (0.875 − 0.75)/(1 − 0.75).
    #expect(comparison().values["strong.rescaled"] == .number(0.5))
  }

  @Test func thePairsAreATableOfBothOrders() throws {
    let text = String(decoding: try comparison().files()["pairs.csv"], as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("first,second,strong,strong-in-sample,one-to-one,"))
    #expect(lines[1].hasPrefix("1.0,2.0,0.5,") && lines[2].hasPrefix("2.0,1.0,0.25,"))
  }

  @Test func aMapTakesRowsToRows() {
    let map = CodeComparison.Map(matrix: Matrix([[1, 2], [3, 4]]), shift: [5, 6])
    expectClose(map(Matrix([[1.0, 1]])), Matrix([[9, 12]]), absolute: 1e-15)
  }

  @Test func filesThatDoNotFitAreErrors() throws {
    var files = comparison().files()
    files.contents["class.csv"] = Array("class,rule,sentence\nlinear,x,y\n".utf8)
    let error = try #require(throws: ArtifactError.self) { try CodeComparison(files: files) }
    #expect(
      error.description
        == "there is no equivalence class 'linear'; it is one of 'none', 'nonlinear', 'affine', 'permutation-and-scale', "
        + "'undecided'")
    files = comparison().files()
    files.contents["weak.npy"] = files.contents["shifts.npy"].map { _ in
      Array(files.contents["rotation-null.npy"] ?? [])
    }
    #expect(throws: (any Error).self) { try CodeComparison(files: files) }
    files = comparison().files()
    files.contents["spectra.csv"] = Array("first,second,correlation-1\n1,2,0.5\n".utf8)
    let third = try #require(throws: ArtifactError.self) { try CodeComparison(files: files) }
    #expect(third.description.hasPrefix("'spectra.csv' should have the columns"))
  }
}
