private import CSVFormat
private import LinearAlgebra
public import Stages

extension MixtureComparison {
  public func files() -> ArtifactFiles {
    var numbers = NamedNumbers()
    numbers["tolerance"] = tolerance
    logLikelihood.write("log-likelihood", to: &numbers)
    for measure in Measure.allCases { summaries[measure]?.write(measure.rawValue, to: &numbers) }
    let pairs = RunPairs(
      runs: runs, matrices: Dictionary(uniqueKeysWithValues: matrices.map { ($0.rawValue, $1) }))
    return ArtifactFiles([
      "pairs.csv": pairs.bytes(measures: Measure.allCases.map(\.rawValue)),
      "matches.csv": CSVTable(names: matchColumns, matchMatrix).bytes,
      "runs.csv": CSVTable(names: ["log-likelihood"], columns: [.numbers(logLikelihoods)]).bytes,
      "summary.csv": numbers.bytes,
    ])
  }

  public init(files: ArtifactFiles) throws {
    let numbers = try NamedNumbers(files["summary.csv"], file: "summary.csv")
    let pairs = try RunPairs(
      files["pairs.csv"], file: "pairs.csv", measures: Measure.allCases.map(\.rawValue),
      itself: [Measure.distance.rawValue: 0, Measure.weightedDistance.rawValue: 0])
    let runs = try CSVTable(files["runs.csv"], file: "runs.csv", textColumns: .named([]))
    guard case .numbers(let logLikelihoods)? = runs["log-likelihood"], logLikelihoods.count == pairs.runs else {
      throw ArtifactError("'runs.csv' should have the column 'log-likelihood' and \(pairs.runs) rows")
    }
    var matrices: [Measure: Matrix<Double>] = [:]
    var summaries: [Measure: ScoreSummary] = [:]
    for measure in Measure.allCases {
      matrices[measure] = pairs.matrices[measure.rawValue]
      summaries[measure] = try ScoreSummary(measure.rawValue, from: numbers)
    }
    self.init(
      matrices: matrices, summaries: summaries, matches: try readMatches(files["matches.csv"]),
      logLikelihoods: logLikelihoods, logLikelihood: try ScoreSummary("log-likelihood", from: numbers),
      tolerance: try numbers.required("tolerance"))
  }

  /// A row a match; runs and components counted from one, as people do.
  private var matchMatrix: Matrix<Double> {
    Matrix(
      rows: matches.count, columns: matchColumns.count,
      elements: matches.flatMap { match in
        [match.firstRun, match.secondRun, match.first, match.second].map { Double($0 + 1) }
          + [match.distance, match.firstWeight, match.secondWeight]
      })
  }
}

private let matchColumns = [
  "first-run", "second-run", "first", "second", "distance", "first-weight", "second-weight",
]

private func readMatches(_ bytes: [UInt8]) throws -> [MixtureComparison.Match] {
  let table = try CSVTable(bytes, file: "matches.csv", textColumns: .named([]))
  guard table.names == matchColumns else {
    throw ArtifactError("'matches.csv' should have the columns \(matchColumns)")
  }
  let numbers = table.matrix
  return try (0..<numbers.rows).map { row in
    let places = (0..<4).compactMap { Int(exactly: numbers[row, $0] - 1) }
    guard places.count == 4, places.allSatisfy({ $0 >= 0 }) else {
      throw ArtifactError("row \(row + 1) of 'matches.csv' should begin with four counts from one")
    }
    return MixtureComparison.Match(
      firstRun: places[0], secondRun: places[1], first: places[2], second: places[3], distance: numbers[row, 4],
      firstWeight: numbers[row, 5], secondWeight: numbers[row, 6])
  }
}
