import LinearAlgebra

/// Centres and spans of the columns of a code, from one pass, so that no later square overflows or vanishes.
struct ColumnMoments {
  /// The mean of each column.
  let means: [Double]
  /// Greatest less least of each column; zero where that is within rounding.
  let spans: [Double]

  /// Takes them from a code; throws for what no sum and no quotient can hold.
  init(_ codes: Matrix<Double>, _ side: AlignmentError.Side = .first) throws(AlignmentError) {
    try checkCode(codes, side)
    self.init(ofChecked: codes)
    for j in spans.indices where spans[j] == 0 {
      let column = (0..<codes.rows).map { codes[$0, j] }
      guard let least = column.min(), let greatest = column.max(), greatest > least else { continue }
      if greatest - least <= smallestSpan { throw .tooSmall(side, column: j, span: greatest - least) }
    }
  }

  /// Takes them from finite codes within ±1e300.
  init(ofChecked codes: Matrix<Double>) {
    let d = codes.columns
    var sums = [Double](repeating: 0, count: d)
    var least = [Double](repeating: .infinity, count: d)
    var greatest = [Double](repeating: -.infinity, count: d)
    for start in stride(from: 0, to: codes.elements.count, by: d) {
      for j in 0..<d {
        let value = codes.elements[start + j]
        sums[j] += value
        if value < least[j] { least[j] = value }
        if value > greatest[j] { greatest[j] = value }
      }
    }
    means = sums.map { $0 / Double(max(codes.rows, 1)) }
    spans = zip(least, greatest).map { low, high in
      high - low > max(1e-12 * max(abs(low), abs(high)), smallestSpan) ? high - low : 0
    }
  }

  /// The columns of some rows, less their means and over their spans; zeros for columns that do not vary.
  func scaled(_ codes: Matrix<Double>, rows: Range<Int>) -> Matrix<Double> {
    let d = codes.columns
    let inverse = spans.map { $0 > 0 ? 1 / $0 : 0 }
    var block = codes.rows(rows)
    for start in stride(from: 0, to: block.elements.count, by: d) {
      for j in 0..<d { block.elements[start + j] = (block.elements[start + j] - means[j]) * inverse[j] }
    }
    return block
  }
}

/// Below it a reciprocal is no number any more.
let smallestSpan = 1e-300
