import AlignmentArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct MixtureComparisonFilesTests {
  private func comparison(runs: Int, matches: [MixtureComparison.Match] = []) -> MixtureComparison {
    var matrices: [MixtureComparison.Measure: Matrix<Double>] = [:]
    for (number, measure) in MixtureComparison.Measure.allCases.enumerated() {
      var matrix = Matrix<Double>(rows: runs, columns: runs, repeating: measure == .matched ? 1 : 0)
      for i in 0..<runs { for j in 0..<runs where i != j { matrix[i, j] = 1 / Double(3 + number + i + j) } }
      matrices[measure] = matrix
    }
    let summary = ScoreSummary(mean: 0.1, standardDeviation: nil, least: -1.0 / 3, greatest: 1e-300, interval: nil)
    return MixtureComparison(
      matrices: matrices, summaries: [.distance: summary, .weightedDistance: summary, .matched: summary],
      matches: matches, logLikelihoods: (0..<runs).map { -4 - 1 / Double($0 + 3) }, logLikelihood: summary,
      tolerance: 0.2)
  }

  private let match = MixtureComparison.Match(
    firstRun: 0, secondRun: 1, first: 2, second: 0, distance: 0.1, firstWeight: 0.3, secondWeight: 0.4)

  @Test(arguments: [2, 3, 6]) func theFilesGiveItBack(runs: Int) throws {
    for matches in [[], [match], [match, match]] {
      let whole = comparison(runs: runs, matches: matches)
      #expect(try MixtureComparison(files: whole.files()) == whole)
    }
  }

  @Test func peopleCountFromOne() throws {
    let text = String(decoding: try comparison(runs: 2, matches: [match]).files()["matches.csv"], as: UTF8.self)
    #expect(
      text == "first-run,second-run,first,second,distance,first-weight,second-weight\n1.0,2.0,3.0,1.0,0.1,0.3,0.4\n")
  }

  private func reading(_ file: String, _ text: String) throws -> MixtureComparison {
    var files = comparison(runs: 2).files()
    files.contents[file] = Array(text.utf8)
    return try MixtureComparison(files: files)
  }

  @Test(arguments: ["0,1,1,1", "1,2.5,1,1", "1,2,-1,1", "1,2,1,1e300"])
  func whatIsNoCountIsAnError(places: String) {
    let head = "first-run,second-run,first,second,distance,first-weight,second-weight\n"
    let error = #expect(throws: ArtifactError.self) { try reading("matches.csv", head + "\(places),0,0,0\n") }
    #expect(error?.description == "row 1 of 'matches.csv' should begin with four counts from one")
  }

  @Test func runsThatDoNotFitThePairsAreAnError() {
    let error = #expect(throws: ArtifactError.self) { try reading("runs.csv", "log-likelihood\n-1\n-2\n-3\n") }
    #expect(error?.description == "'runs.csv' should have the column 'log-likelihood' and 2 rows")
    #expect(throws: (any Error).self) { try reading("matches.csv", "first-run,second-run\n1,2\n") }
  }

  @Test func aFileThatIsMissingIsNamed() throws {
    let whole = comparison(runs: 2).files()
    for name in ["pairs.csv", "matches.csv", "runs.csv", "summary.csv"] {
      var files = whole
      files.contents[name] = nil
      let error = #expect(throws: (any Error).self) { try MixtureComparison(files: files) }
      #expect(error.map { "\($0)" }?.contains(name) == true)
    }
  }
}
