package import LinearAlgebra

/// Returns the rank of each entry within its column, from one; equal entries share the mean of their ranks.
package func averagedRanks(_ codes: Matrix<Double>) -> Matrix<Double> {
  var ranks = codes
  let d = codes.columns
  for j in 0..<d {
    let column = (0..<codes.rows).map { codes.elements[$0 * d + j] }
    for (i, rank) in averagedRanks(column).enumerated() { ranks.elements[i * d + j] = rank }
  }
  return ranks
}

/// Returns the rank of each value, from one; equal values share the mean of their ranks.
package func averagedRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count && values[order[end]] == values[order[start]] { end += 1 }
    // Ranks start + 1 … end share their mean.
    for position in start..<end { ranks[order[position]] = Double(start + 1 + end) / 2 }
    start = end
  }
  return ranks
}
