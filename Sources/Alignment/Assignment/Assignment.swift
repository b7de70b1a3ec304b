public import LinearAlgebra

/// Returns the matching of rows to columns with the least total cost, of those that match all rows or all columns.
///
/// Shortest augmenting paths with dual potentials: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm
/// for dense and sparse linear assignment problems", Computing 38 (1987). Equal costs give the same matching each time.
///
/// - Parameter cost: n×m, any shape. For the greatest total, negate it.
/// - Returns: min(n, m) pairs.
/// - Complexity: O(min(n, m)²·max(n, m)).
/// - Throws: ``AssignmentError/unusableCost(row:column:value:)`` at the first cost that is no number to count with.
public func assignment(cost: Matrix<Double>) throws(AssignmentError) -> Matching {
  // A NaN fails the comparison too.
  if let bad = cost.elements.firstIndex(where: { !(abs($0) <= greatestCost) }) {
    throw .unusableCost(row: bad / cost.columns, column: bad % cost.columns, value: cost.elements[bad])
  }
  return leastCostMatching(cost)
}

/// The greatest cost with which the search counts: sums and differences of such are numbers.
private let greatestCost = 1e300

/// Returns the matching with the greatest total of gains, which is the matching's `total`.
func greatestGainMatching(_ gain: Matrix<Double>) -> Matching {
  var cost = gain
  for i in cost.elements.indices { cost.elements[i] = -cost.elements[i] }
  let matching = leastCostMatching(cost)
  return Matching(columns: matching.columns, total: -matching.total)
}

/// Returns the matching with the least total of costs, where those beyond ±10³⁰⁰ count as that and NaN as the greatest.
func leastCostMatching(_ cost: Matrix<Double>) -> Matching {
  let tall = cost.rows > cost.columns
  var wide = tall ? transpose(cost) : cost
  for i in wide.elements.indices where !(abs(wide.elements[i]) <= greatestCost) {
    wide.elements[i] = wide.elements[i] < 0 ? -greatestCost : greatestCost
  }
  var search = AugmentingPathSearch(cost: wide)
  for row in search.reduceRows() { search.augment(from: row) }
  let columns = tall ? search.rowOfColumn : inverse(search.rowOfColumn, count: cost.rows)
  let total = columns.enumerated().reduce(0.0) { sum, entry in
    entry.element.map { sum + cost[entry.offset, $0] } ?? sum
  }
  return Matching(columns: columns, total: total)
}

private func transpose(_ a: Matrix<Double>) -> Matrix<Double> {
  var result = Matrix<Double>(rows: a.columns, columns: a.rows)
  for i in 0..<a.rows { for j in 0..<a.columns { result[j, i] = a[i, j] } }
  return result
}

/// Turns the row of each column into the column of each row.
private func inverse(_ rowOfColumn: [Int?], count: Int) -> [Int?] {
  var columns = [Int?](repeating: nil, count: count)
  for (column, row) in rowOfColumn.enumerated() { if let row { columns[row] = column } }
  return columns
}

/// Why a matrix of costs has no assignment.
public enum AssignmentError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A cost is NaN, infinite, or beyond ±10³⁰⁰, where differences of costs are no longer numbers.
  case unusableCost(row: Int, column: Int, value: Double)

  public var description: String {
    switch self {
    case .unusableCost(let row, let column, let value):
      "the cost at (\(row), \(column)) is \(value.isNaN ? "nan" : "\(value)"); an assignment needs finite costs within ±1e300, "
        + "so forbid a pair by a large cost instead"
    }
  }
}
