/// Why a matrix of costs has no assignment.
public enum AssignmentError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A cost is NaN, infinite, or beyond ±10³⁰⁰, where differences of costs are no longer numbers.
  case unusableCost(row: Int, column: Int, value: Double)

  public var description: String {
    switch self {
    case .unusableCost(let row, let column, let value):
      "the cost at (\(row), \(column)) is \(value); an assignment needs finite costs within ±1e300, "
        + "so forbid a pair by a large cost instead"
    }
  }
}
