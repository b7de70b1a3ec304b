import Alignment
import LinearAlgebra
import RowBlocks

/// Whether the rows of two runs seem to be of different points: signs of it where nothing is shared row by row.
struct Correspondence {
  /// What was found, a sentence; nil where rows share something, so that there is nothing to explain.
  let finding: String?
  /// Whether rows seem to be in another order, which takes the ground from any verdict; else nothing is shared, as it seems.
  let isMismatch: Bool

  /// Looks at two runs in the order of their files.
  ///
  /// - Parameters:
  ///   - a: White codes, N×k.
  ///   - b: White codes of the same points, N×l.
  ///   - names: "runs 1 and 2".
  init(_ a: Matrix<Double>, _ b: Matrix<Double>, _ names: String) {
    let rows = a.rows
    guard a.columns > 0, b.columns > 0, !Self.isShared(a, b, lag: 0) else {
      (finding, isMismatch) = (nil, false)
      return
    }
    if let lag = (1...5).flatMap({ [$0, -$0] }).first(where: { Self.isShared(a, b, lag: $0) }) {
      finding =
        "\(names) share nothing row by row, but much when the rows of one are moved by \(abs(lag)): rows do not "
        + "correspond; match them by an id, with '--id COLUMN'"
      isMismatch = true
    } else if Self.isShared(a, b.rows(at: (0..<rows).reversed()), lag: 0) {
      finding = "\(names) share nothing row by row, but much when the rows of one are reversed: rows do not correspond"
      isMismatch = true
    } else {
      finding =
        "\(names) share no direction beyond chance; if that surprises, see whether their rows are of the same "
        + "points in the same order, or match them by an id, with '--id COLUMN'"
      isMismatch = false
    }
  }

  /// The white codes of the first rows of a run: as many as it takes to see whether rows correspond.
  static func white(_ codes: RowBlocks) throws -> Matrix<Double> {
    try whitenedAnew(StandardizedColumns(codes.block(0..<min(codes.rows, 5000))).unit)
  }

  /// Whether correlations of row i of one with row i + lag of the other are beyond chance.
  ///
  /// Of white codes without relation, N times the sum of squares is χ² of d₁·d₂ degrees of freedom: ten deviations above
  /// its mean are no chance, ties and tails of codes allowed for.
  private static func isShared(_ a: Matrix<Double>, _ b: Matrix<Double>, lag: Int) -> Bool {
    let count = a.rows - abs(lag)
    guard count > 10 else { return false }
    let first = a.rows(max(0, -lag)..<max(0, -lag) + count)
    let second = b.rows(max(0, lag)..<max(0, lag) + count)
    let cross = matmulTransposedFirst(first, second)
    let statistic = cross.elements.reduce(0) { $0 + $1 * $1 } / Double(count)
    let freedom = Double(a.columns * b.columns)
    return statistic > freedom + 10 * (2 * freedom).squareRoot()
  }
}
