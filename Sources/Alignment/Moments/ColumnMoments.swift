import LinearAlgebra
package import RowBlocks

/// Centres and spans of the columns of a code, from one pass, so that no later square overflows or vanishes.
struct ColumnMoments {
  /// The mean of each column.
  let means: [Double]
  /// Greatest less least of each column; zero where that is within rounding.
  let spans: [Double]

  /// Takes them from a code, in one pass over it.
  ///
  /// - Throws: ``AlignmentError`` for what no sum and no quotient can hold.
  init(_ codes: RowBlocks, _ side: AlignmentError.Side = .first) throws(AlignmentError) {
    var sums = ColumnSums(columns: codes.columns)
    for range in blocks(of: codes.rows) {
      let block = try codes.rows(range)
      try checkCode(block, side, firstRow: range.lowerBound)
      sums.add(block)
    }
    if codes.columns == 0 { throw .noColumns(side) }
    self.init(sums)
    for j in spans.indices where spans[j] == 0 && sums.greatest[j] > sums.least[j] {
      let span = sums.greatest[j] - sums.least[j]
      if span <= smallestSpan { throw .tooSmall(side, column: j, span: span) }
    }
  }

  /// Takes them from finite codes within ±1e300.
  init(ofChecked codes: Matrix<Double>) {
    var sums = ColumnSums(columns: codes.columns)
    sums.add(codes)
    self.init(sums)
  }

  private init(_ sums: ColumnSums) {
    means = sums.sums.map { $0 / Double(max(sums.rows, 1)) }
    spans = zip(sums.least, sums.greatest).map { low, high in
      high - low > max(1e-12 * max(abs(low), abs(high)), smallestSpan) ? high - low : 0
    }
  }

  /// The columns of some rows, less their means and over their spans; zeros for columns that do not vary.
  func scaled(_ rows: Matrix<Double>) -> Matrix<Double> {
    let d = rows.columns
    let inverse = spans.map { $0 > 0 ? 1 / $0 : 0 }
    var block = rows
    for start in stride(from: 0, to: block.elements.count, by: d) {
      for j in 0..<d { block.elements[start + j] = (block.elements[start + j] - means[j]) * inverse[j] }
    }
    return block
  }

  /// The length of each centred column; zero for a constant one.
  func lengths(of codes: RowBlocks) throws(AlignmentError) -> [Double] {
    var squares = [Double](repeating: 0, count: spans.count)
    for range in blocks(of: codes.rows) {
      let block = scaled(try codes.rows(range))
      for start in stride(from: 0, to: block.elements.count, by: spans.count) {
        for j in spans.indices { squares[j] += block.elements[start + j] * block.elements[start + j] }
      }
    }
    return zip(squares, spans).map { $0.squareRoot() * $1 }
  }
}

/// Sums, least and greatest of columns, gathered in the order of the rows.
private struct ColumnSums {
  var rows = 0
  var sums: [Double]
  var least: [Double]
  var greatest: [Double]

  init(columns: Int) {
    sums = [Double](repeating: 0, count: columns)
    least = [Double](repeating: .infinity, count: columns)
    greatest = [Double](repeating: -.infinity, count: columns)
  }

  mutating func add(_ codes: Matrix<Double>) {
    let d = codes.columns
    rows += codes.rows
    for start in stride(from: 0, to: codes.elements.count, by: d) {
      for j in 0..<d {
        let value = codes.elements[start + j]
        sums[j] += value
        if value < least[j] { least[j] = value }
        if value > greatest[j] { greatest[j] = value }
      }
    }
  }
}

/// The length of each centred column of a code that is read block by block, as ``StandardizedColumns`` has it.
///
/// - Throws: ``AlignmentError``.
package func columnLengths(of codes: RowBlocks) throws(AlignmentError) -> [Double] {
  try ColumnMoments(codes).lengths(of: codes)
}

extension RowBlocks {
  /// Some rows, with the reason why they cannot be read as an error of ours.
  func rows(_ range: Range<Int>) throws(AlignmentError) -> Matrix<Double> {
    do { return try block(range) } catch { throw .unreadable("\(error)") }
  }
}

/// Below it a reciprocal is no number any more.
let smallestSpan = 1e-300
