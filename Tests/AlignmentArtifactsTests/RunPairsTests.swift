import AlignmentArtifacts
import LinearAlgebra
import Stages
import Testing

/// The tables of pairs of runs, which comparisons of clusterings and of mixtures write and read.
@Suite struct RunPairsTests {
  private func comparison(runs: Int) -> ClusteringComparison {
    var matrices: [ClusteringComparison.Measure: Matrix<Double>] = [:]
    let summary = ScoreSummary(mean: 0, standardDeviation: nil, least: 0, greatest: 0, interval: nil)
    for (number, measure) in ClusteringComparison.Measure.allCases.enumerated() {
      var matrix = Matrix<Double>(rows: runs, columns: runs, repeating: 1)
      for i in 0..<runs { for j in 0..<runs where i != j { matrix[i, j] = 1 / Double(3 + number + i + j) } }
      matrices[measure] = matrix
    }
    return ClusteringComparison(
      points: 5, runs: runs, matrices: matrices,
      summaries: Dictionary(uniqueKeysWithValues: matrices.keys.map { ($0, summary) }), warnings: [])
  }

  private func reading(runs: Int, _ rows: String) throws -> ClusteringComparison {
    var files = comparison(runs: runs).files()
    files.contents["pairs.csv"] = Array(
      ("first,second,ari,agreement,soft-agreement,responsibility-mcc\n" + rows).utf8)
    return try ClusteringComparison(files: files)
  }

  @Test func thePairsAreATableForPeople() throws {
    let text = String(decoding: try comparison(runs: 2).files()["pairs.csv"], as: UTF8.self)
    #expect(
      text == "first,second,ari,agreement,soft-agreement,responsibility-mcc\n1.0,2.0,0.25,0.2,\(1.0 / 6),\(1.0 / 7)\n")
  }

  @Test(arguments: [2, 3, 7]) func scoresStandBothWaysAndOneOnTheDiagonal(runs: Int) throws {
    let read = try ClusteringComparison(files: comparison(runs: runs).files())
    #expect(read.runs == runs && read.matrices == comparison(runs: runs).matrices)
    for matrix in read.matrices.values {
      #expect(matrix == matrix.transposed && matrix.diagonal == [Double](repeating: 1, count: runs))
    }
  }

  @Test func pairsThatAreMissingAreNamed() {
    let error = #expect(throws: ArtifactError.self) {
      try reading(runs: 3, "1,2,0,0,0,0\n1,3,0,0,0,0\n1,3,0,0,0,0\n")
    }
    #expect(error?.description == "row 3 of 'pairs.csv' should be of runs 2 and 3")
    let turned = #expect(throws: ArtifactError.self) { try reading(runs: 2, "2,1,0,0,0,0\n") }
    #expect(turned?.description == "row 1 of 'pairs.csv' should be of runs 1 and 2")
  }

  @Test(arguments: [0, 2, 4, 5]) func noRunsHaveSoManyPairs(rows: Int) {
    let error = #expect(throws: ArtifactError.self) {
      try reading(runs: 2, (0..<rows).map { _ in "1,2,0,0,0,0\n" }.joined())
    }
    #expect(error?.description.hasSuffix("and a row a pair of runs") == true)
  }
}
