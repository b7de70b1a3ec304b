public import LinearAlgebra

/// Why two arrays of codes cannot be compared.
public enum AlignmentError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Which of two codes.
  public enum Side: String, Sendable {
    /// The one given first.
    case first
    /// The one given second.
    case second
  }

  /// An entry is NaN or infinite.
  case notFinite(Side, row: Int, column: Int)
  /// The codes are not of the same points.
  case differentRows(Int, Int)
  /// There are too few points for what was asked.
  case tooFewRows(Int, needed: Int)
  /// Codes without a column.
  case noColumns(Side)
  /// An entry is so large that sums of such cannot be held.
  case tooLarge(Side, row: Int, column: Int, value: Double)
  /// A column varies by so little that nothing can be divided by it.
  case tooSmall(Side, column: Int, span: Double)
  /// Scales differ so much that no affine map between them can be held.
  case mapTooLarge
  /// Codes that are read block by block cannot be read.
  case unreadable(String)
  /// LAPACK found no decomposition.
  case factorization(FactorizationError)

  public var description: String {
    switch self {
    case .notFinite(let side, let row, let column):
      "the \(side.rawValue) code holds no finite number at row \(row), column \(column); find out where it arose"
    case .differentRows(let first, let second):
      "the codes have \(first) and \(second) rows; they must be of the same points in the same order"
    case .tooFewRows(let rows, let needed):
      (rows == 1 ? "one point is" : "\(rows) points are") + " too few for this score; it needs at least \(needed)"
    case .noColumns(let side):
      "the \(side.rawValue) code has no columns"
    case .tooLarge(let side, let row, let column, let value):
      "the \(side.rawValue) code holds \(value) at row \(row), column \(column), and beyond ±1e300 there is no room for sums; "
        + "divide that column by its greatest magnitude"
    case .tooSmall(let side, let column, let span):
      "the \(side.rawValue) code varies by \(span) only in column \(column), by which nothing can be divided; divide that column "
        + "by its greatest magnitude"
    case .mapTooLarge:
      "the scales of columns differ so much that no number holds the map between them; divide each by its deviation"
    case .unreadable(let reason):
      reason
    case .factorization(let error):
      "\(error)"
    }
  }
}

/// Throws unless two codes are of the same points, finite, and have columns.
func checkCodes(_ x: Matrix<Double>, _ y: Matrix<Double>, needed: Int = 2) throws(AlignmentError) {
  guard x.rows == y.rows else { throw .differentRows(x.rows, y.rows) }
  guard x.rows >= needed else { throw .tooFewRows(x.rows, needed: needed) }
  try checkCode(x, .first)
  try checkCode(y, .second)
}

/// Throws unless a code is finite and has columns; of a block of its rows, the number of the first.
func checkCode(_ codes: Matrix<Double>, _ side: AlignmentError.Side, firstRow: Int = 0) throws(AlignmentError) {
  guard codes.columns > 0 else { throw .noColumns(side) }
  // Negated, so that a NaN is found too.
  guard let bad = codes.elements.firstIndex(where: { !(abs($0) <= 1e300) }) else { return }
  let (row, column, value) = (firstRow + bad / codes.columns, bad % codes.columns, codes.elements[bad])
  guard value.isFinite else { throw .notFinite(side, row: row, column: column) }
  throw .tooLarge(side, row: row, column: column, value: value)
}

/// Runs a decomposition, with its error as ours.
func decompose<Value>(
  _ body: () throws(FactorizationError) -> Value
) throws(AlignmentError) -> Value {
  do { return try body() } catch { throw .factorization(error) }
}
