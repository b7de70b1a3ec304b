import AlignmentArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct ClusteringComparisonTests {
  private func comparison(runs: Int) -> ClusteringComparison {
    var matrices: [ClusteringComparison.Measure: Matrix<Double>] = [:]
    var summaries: [ClusteringComparison.Measure: ScoreSummary] = [:]
    for (number, measure) in ClusteringComparison.Measure.allCases.enumerated() {
      var matrix = Matrix<Double>(rows: runs, columns: runs, repeating: 1)
      for i in 0..<runs { for j in 0..<runs where i != j { matrix[i, j] = 1 / Double(3 + number + i + j) } }
      matrices[measure] = matrix
      summaries[measure] = ScoreSummary(
        mean: 0.1, standardDeviation: runs > 2 ? 0.3 : nil, least: -0.2, greatest: 2.0 / 3,
        interval: runs > 2 ? -0.1...0.3 : nil)
    }
    return ClusteringComparison(
      points: 60_000, runs: runs, matrices: matrices, summaries: summaries,
      warnings: ["a sentence, with a comma", "42"])
  }

  @Test(arguments: [2, 3, 7])
  func theFilesGiveItBack(runs: Int) throws {
    let whole = comparison(runs: runs)
    #expect(try ClusteringComparison(files: whole.files()) == whole)
  }

  @Test func aComparisonWithoutWarningsIsReadBack() throws {
    let two = comparison(runs: 2)
    let silent = ClusteringComparison(
      points: 3, runs: 2, matrices: two.matrices, summaries: two.summaries, warnings: [])
    #expect(try ClusteringComparison(files: silent.files()) == silent)
  }
}
