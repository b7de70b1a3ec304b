public import LinearAlgebra
private import RowBlocks

/// What makes scores of a code hard to read, though they can be computed.
public enum CodeWarning: Equatable, Sendable, CustomStringConvertible {
  /// Some columns do not vary: their correlations are defined as zero.
  case constantColumns(AlignmentError.Side, [Int])
  /// Columns nearly depend on one another. The number is the condition number of the correlation matrix.
  case collinear(AlignmentError.Side, conditionNumber: Double)
  /// Columns that vary depend on one another linearly.
  case rankDeficient(AlignmentError.Side, rank: Int, columns: Int)
  /// In-sample scores after alignment are then one, whatever the codes.
  case fewerRowsThanColumns(AlignmentError.Side, rows: Int, columns: Int)
  /// The score after affine alignment is below the score before it, as happens with near-collinear codes.
  case weakBelowStrong(weak: Double, strong: Double)

  public var description: String {
    switch self {
    case .constantColumns(let side, let columns):
      "the \(side.rawValue) code does not vary in column\(columns.count == 1 ? "" : "s") "
        + "\(columns.map(String.init).joined(separator: ", ")); its correlations count as zero"
    case .collinear(let side, let conditionNumber):
      "the \(side.rawValue) code is nearly collinear (condition number \(rounded(conditionNumber))); the score after "
        + "affine alignment weighs directions that hardly vary as much as the others"
    case .rankDeficient(let side, let rank, let columns):
      "the \(side.rawValue) code has rank \(rank) in \(columns) columns; drop the collapsed directions or read the "
        + "canonical correlations one by one"
    case .fewerRowsThanColumns(let side, let rows, let columns):
      "the \(side.rawValue) code has \(rows) rows for \(columns) columns; scores after alignment mean nothing, "
        + "so score more points"
    case .weakBelowStrong(let weak, let strong):
      "the score after alignment (\(rounded(weak))) is below the one before it (\(rounded(strong))); "
        + "look for collinear or collapsed codes"
    }
  }
}

/// Returns what makes scores of a code hard to read.
///
/// The condition number is the one of the correlation matrix, not of the covariance: scores do not depend on the
/// scale of a column, so the warning should not either.
///
/// - Parameters:
///   - codes: N×d.
///   - side: How messages call the code.
///   - conditionLimit: The condition number above which a code counts as collinear.
/// - Returns: Warnings: constant columns first, then at most one about rows, rank or collinearity.
/// - Complexity: O(N·d²).
/// - Throws: ``AlignmentError``.
public func codeWarnings(
  _ codes: Matrix<Double>, _ side: AlignmentError.Side = .first, conditionLimit: Double = 100
) throws(AlignmentError) -> [CodeWarning] {
  try checkCode(codes, side)
  guard codes.rows > 0 else { throw .tooFewRows(0, needed: 1) }
  return try codeWarnings(
    RunCoordinates(RowBlocks(codes), side), rows: codes.rows, columns: codes.columns, side,
    conditionLimit: conditionLimit)
}

extension CodeMoments {
  /// Returns what stands in the way of reading scores of each run, as ``codeWarnings(_:_:conditionLimit:)`` does of codes,
  /// without another pass over them.
  ///
  /// - Throws: ``AlignmentError``.
  public func warnings(conditionLimit: Double = 100) throws(AlignmentError) -> [[CodeWarning]] {
    try inParallel(runs.count) { (r) throws(AlignmentError) in
      try codeWarnings(
        runs[r], rows: points, columns: runs[r].deviations.count, .first, conditionLimit: conditionLimit)
    }
  }
}

private func codeWarnings(
  _ coordinates: RunCoordinates, rows: Int, columns: Int, _ side: AlignmentError.Side, conditionLimit: Double
) throws(AlignmentError) -> [CodeWarning] {
  let constant = coordinates.deviations.indices.filter { coordinates.deviations[$0] == 0 }
  let warnings = constant.isEmpty ? [] : [CodeWarning.constantColumns(side, constant)]
  if rows < columns {
    return warnings + [.fewerRowsThanColumns(side, rows: rows, columns: columns)]
  }
  let varying = columns - constant.count
  guard varying > 0 else { return warnings }
  if coordinates.rank < varying {
    return warnings + [.rankDeficient(side, rank: coordinates.rank, columns: columns)]
  }
  let condition = try coordinates.conditionNumber
  return condition > conditionLimit ? warnings + [.collinear(side, conditionNumber: condition)] : warnings
}

/// The fraction of the largest singular value below which a direction counts as absent.
let rankTolerance = 1e-10

/// Three significant digits, as a message needs.
private func rounded(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return "\(value)" }
  if abs(value) >= 1000 { return "\(Int(exactly: value.rounded()) ?? .max)" }
  return "\((value * 1000).rounded() / 1000)"
}
