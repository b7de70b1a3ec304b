import AlignmentArtifacts
import LinearAlgebra

/// A comparison of two runs of two columns, with a number of its own in each place.
func someComparison(priors: Bool = true, components: [[Int]] = [[0, 1, 2], [2, 0, 1]]) -> CodeComparison {
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
    ], components: priors ? components : nil,
    verdict: CodeComparison.Verdict(
      equivalenceClass: .affine, rule: "a rule, \"quoted\"", sentence: "the same, nearly",
      criteria: [
        ClassCriterion(neededFor: .affine, statement: "one, two", observed: 0.75, .below, threshold: 0.8),
        ClassCriterion(neededFor: .nonlinear, statement: "three", observed: 0.75, threshold: 0.7),
      ]),
    warnings: ["mind, this"])
}
