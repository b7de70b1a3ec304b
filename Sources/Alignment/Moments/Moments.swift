package import LinearAlgebra

/// The mean and the covariance of many points, gathered block by block, so that no copy of them all is made.
package struct Moments: Sendable {
  /// How many points, N.
  package private(set) var count = 0
  private var sums: [Double] = []
  private var products = Matrix<Double>(rows: 0, columns: 0)

  /// Gathers nothing yet, of points of so many columns.
  package init(columns: Int) {
    sums = [Double](repeating: 0, count: columns)
    products = Matrix(rows: columns, columns: columns)
  }

  /// Gathers N points from blocks of rows.
  package init<Failure: Error>(
    of rows: Int, block: (Range<Int>) throws(Failure) -> Matrix<Double>
  ) throws(Failure) {
    self.init(columns: rows == 0 ? 0 : try block(0..<1).columns)
    for range in blocks(of: rows) { add(try block(range)) }
  }

  /// Adds points. Columns should be centred about, so that the covariance does not cancel.
  package mutating func add(_ block: Matrix<Double>) {
    count += block.rows
    for (j, sum) in block.columnSums.enumerated() { sums[j] += sum }
    addGram(of: block, to: &products)
  }

  /// Adds the points of others.
  package mutating func add(_ other: Moments) {
    count += other.count
    for j in sums.indices { sums[j] += other.sums[j] }
    for i in products.elements.indices { products.elements[i] += other.products.elements[i] }
  }

  /// The mean of each column.
  package var means: [Double] { sums.map { $0 / Double(max(count, 1)) } }

  /// The covariance, over N.
  package var covariance: Matrix<Double> {
    let (means, n, d) = (means, Double(max(count, 1)), sums.count)
    var result = products
    for i in 0..<d { for j in 0..<d { result[i, j] = result[i, j] / n - means[i] * means[j] } }
    return result
  }
}

/// Rows cut into blocks that a cache holds.
func blocks(of rows: Int, size: Int = 2048) -> [Range<Int>] {
  stride(from: 0, to: rows, by: size).map { $0..<min($0 + size, rows) }
}
