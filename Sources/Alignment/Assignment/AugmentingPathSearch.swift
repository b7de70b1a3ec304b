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
    for j in 0..<columns where !settled[j] {
      let through = base + costs[row * columns + j] - columnPotential[j]
      if through < distance[j] {
        distance[j] = through
        previous[j] = last
      }
      // At equal distances a free column ends the search sooner.
      if distance[j] < least || (distance[j] == least && rowOfColumn[j] == nil && rowOfColumn[nearest] != nil) {
        least = distance[j]
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
