private import CSVFormat
import LinearAlgebra
private import Requirements
import Stages
private import Statistics

/// Symmetric scores of each pair of R ≥ 2 runs, by measure, as a table holds them: a row for each pair of runs.
///
/// Runs are numbered from one, in the order in which a stage got them.
struct RunPairs {
  /// The number of runs, R.
  let runs: Int
  /// For each measure, R×R.
  let matrices: [String: Matrix<Double>]

  /// The file: `first,second` and a column for each measure.
  func bytes(measures: [String]) -> [UInt8] {
    let pairs = IndexPair.unordered(of: runs)
    var columns: [CSVTable.Column] = [
      .numbers(pairs.map { Double($0.first + 1) }), .numbers(pairs.map { Double($0.second + 1) }),
    ]
    for measure in measures {
      guard let matrix = matrices[measure] else { fatalError("no scores of '\(measure)'") }
      columns.append(.numbers(pairs.map { matrix[$0.first, $0.second] }))
    }
    return CSVTable(names: ["first", "second"] + measures, columns: columns).bytes
  }

  /// Creates scores.
  init(runs: Int, matrices: [String: Matrix<Double>]) {
    require(
      runs >= 2 && matrices.values.allSatisfy { $0.rows == runs && $0.columns == runs },
      "the scores of pairs of \(runs) runs are square matrices of at least two rows")
    self.runs = runs
    self.matrices = matrices
  }

  /// Reads the file back; on the diagonals stands what a run scores with itself.
  init(_ bytes: [UInt8], file: String, measures: [String], itself: [String: Double]) throws {
    let table = try CSVTable(bytes, file: file, textColumns: .named([]))
    let pairs = table.rows
    let runs = (2...max(2, pairs + 1)).first { $0 * ($0 - 1) / 2 == pairs }
    guard table.names == ["first", "second"] + measures, let runs else {
      throw ArtifactError(
        "'\(file)' should have the columns \(["first", "second"] + measures) and a row a pair of runs")
    }
    let numbers = table.matrix
    var matrices: [String: Matrix<Double>] = [:]
    for (column, measure) in measures.enumerated() {
      var matrix = Matrix<Double>(rows: runs, columns: runs, repeating: itself[measure] ?? 1)
      for (row, pair) in IndexPair.unordered(of: runs).enumerated() {
        guard numbers[row, 0] == Double(pair.first + 1), numbers[row, 1] == Double(pair.second + 1) else {
          throw ArtifactError("row \(row + 1) of '\(file)' should be of runs \(pair.first + 1) and \(pair.second + 1)")
        }
        matrix[pair.first, pair.second] = numbers[row, column + 2]
        matrix[pair.second, pair.first] = numbers[row, column + 2]
      }
      matrices[measure] = matrix
    }
    self.init(runs: runs, matrices: matrices)
  }
}
