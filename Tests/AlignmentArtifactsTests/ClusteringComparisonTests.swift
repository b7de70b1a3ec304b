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

  @Test func thePairsAreATableForPeople() throws {
    let text = String(decoding: try comparison(runs: 2).files()["pairs.csv"], as: UTF8.self)
    #expect(
      text == "first,second,ari,agreement,soft-agreement,responsibility-mcc\n1.0,2.0,0.25,0.2,\(1.0 / 6),\(1.0 / 7)\n")
  }

  @Test func pairsThatAreMissingAreNamed() throws {
    var files = comparison(runs: 3).files()
    files.contents["pairs.csv"] = Array(
      "first,second,ari,agreement,soft-agreement,responsibility-mcc\n1,2,0,0,0,0\n1,3,0,0,0,0\n1,3,0,0,0,0\n".utf8)
    let error = try #require(throws: ArtifactError.self) { try ClusteringComparison(files: files) }
    #expect(error.description == "row 3 of 'pairs.csv' should be of runs 2 and 3")
  }

  @Test func aSummaryWithoutANumberIsNamed() throws {
    var files = comparison(runs: 3).files()
    files.contents["summary.csv"] = Array("value,number\npoints,3\nari.mean,0.5\n".utf8)
    let error = try #require(throws: ArtifactError.self) { try ClusteringComparison(files: files) }
    #expect(error.description == "the summary holds no 'ari.min'")
  }
}
