import LinearAlgebra

/// The state of an assignment that grows by one row at a time, over costs c of n rows and m ≥ n columns.
///
/// Potentials u and v keep every reduced cost c(i, j) − u(i) − v(j) at zero or above, and at zero on matched pairs; so
/// the matching is the cheapest one of the rows matched so far.
struct AugmentingPathSearch {
  /// The row matched to each column.
  private(set) var rowOfColumn: [Int?]

  private let costs: [Double]
  private let columns: Int
  private var rowPotential: [Double]
  private var columnPotential: [Double]

  /// Starts with nothing matched.
  init(cost: Matrix<Double>) {
    costs = cost.elements
    columns = cost.columns
    rowOfColumn = [Int?](repeating: nil, count: cost.columns)
    rowPotential = [Double](repeating: 0, count: cost.rows)
    columnPotential = [Double](repeating: 0, count: cost.columns)
  }

  /// Matches rows where that takes no path: each to its cheapest column, whose price rises to what the second cheapest costs,
  /// so that the row that had it looks for another. Of random costs it leaves few rows for paths.
  ///
  /// The "augmenting row reduction" of Jonker and Volgenant.
  ///
  /// - Returns: The rows that are left, ascending.
  mutating func reduceRows() -> [Int] {
    var left = Array(rowPotential.indices)
    for _ in 0..<2 {
      var waiting = left
      left = []
      // Rows that bid against one another for equal columns would do so for long.
      var bids = 4 * rowPotential.count
      while let row = waiting.popLast() {
        let (best, least, second) = cheapest(row)
        rowPotential[row] = second
        let owner = rowOfColumn[best]
        guard least < second || owner == nil, bids > 0 else {
          rowPotential[row] = least
          left.append(row)
          continue
        }
        bids -= 1
        columnPotential[best] -= second - least
        rowOfColumn[best] = row
        if let owner { if least < second { waiting.append(owner) } else { left.append(owner) } }
      }
      left.sort()
    }
    return left
  }

  /// The column of least reduced cost for a row, that cost, and the least of another column; twice the same of one column.
  private func cheapest(_ row: Int) -> (column: Int, least: Double, second: Double) {
    let (costs, prices) = (costs.span, columnPotential.span)
    let start = row * columns
    var (best, least, second) = (0, Double.infinity, Double.infinity)
    for j in 0..<columns {
      let cost = costs[start + j] - prices[j]
      guard cost < second else { continue }
      if cost < least {
        (best, second, least) = (j, least, cost)
      } else {
        second = cost
      }
    }
    return (best, least, second.isFinite ? second : least)
  }

  /// Matches one more row along the shortest alternating path to a free column (Dijkstra over reduced costs).
  mutating func augment(from start: Int) {
    var distance = [Double](repeating: .infinity, count: columns)
    var previous = [Int?](repeating: nil, count: columns)  // The column before, on the path from `start`.
    var settled = [Bool](repeating: false, count: columns)
    var row = start
    var reached = 0.0
    var last: Int?
    var sink: Int
    repeat {
      sink = relax(from: row, at: reached, after: last, &distance, &previous, settled)
      reached = distance[sink]
      settled[sink] = true
      last = sink
      row = rowOfColumn[sink] ?? row
    } while rowOfColumn[sink] != nil
    raisePotentials(start: start, reached: reached, distance, settled)
    flip(pathTo: sink, from: start, previous)
  }

  /// Shortens the distances by way of `row` and returns the nearest column that is not settled.
  private func relax(
    from row: Int, at reached: Double, after last: Int?, _ distance: inout [Double], _ previous: inout [Int?],
    _ settled: [Bool]
  ) -> Int {
    var nearest = -1
    var least = Double.infinity
    let base = reached - rowPotential[row]
    let start = row * columns
    let (costs, prices, settled) = (costs.span, columnPotential.span, settled.span)
    var distances = distance.mutableSpan
    for j in 0..<columns where !settled[j] {
      let through = base + costs[start + j] - prices[j]
      if through < distances[j] {
        distances[j] = through
        previous[j] = last
      }
      // At equal distances a free column ends the search sooner.
      if distances[j] < least || (distances[j] == least && rowOfColumn[j] == nil && rowOfColumn[nearest] != nil) {
        least = distances[j]
        nearest = j
      }
    }
    return nearest
  }

  /// Makes the reduced costs along all shortest paths zero again.
  private mutating func raisePotentials(start: Int, reached: Double, _ distance: [Double], _ settled: [Bool]) {
    rowPotential[start] += reached
    for j in 0..<columns where settled[j] {
      columnPotential[j] -= reached - distance[j]
      if let row = rowOfColumn[j] { rowPotential[row] += reached - distance[j] }
    }
  }

  /// Moves each row on the path one column on, which frees none and fills the sink.
  private mutating func flip(pathTo sink: Int, from start: Int, _ previous: [Int?]) {
    var column = sink
    while let before = previous[column] {
      rowOfColumn[column] = rowOfColumn[before]
      column = before
    }
    rowOfColumn[column] = start
  }
}
