public import LinearAlgebra

/// Points as rows that are read block by block, from a matrix or from a file that may be larger than memory.
public struct RowBlocks: Sendable {
  /// The number of points, N.
  public let rows: Int
  /// The number of features, D.
  public let columns: Int
  private let read: @Sendable (Range<Int>) throws -> Matrix<Double>

  /// Creates points from what reads some of their rows, as often as it is asked and from several threads at once.
  public init(rows: Int, columns: Int, read: @escaping @Sendable (Range<Int>) throws -> Matrix<Double>) {
    self.rows = rows
    self.columns = columns
    self.read = read
  }

  /// The rows of a matrix.
  public init(_ matrix: Matrix<Double>) {
    self.init(rows: matrix.rows, columns: matrix.columns) { matrix.rows($0) }
  }

  /// Some rows.
  ///
  /// - Throws: What reading them throws.
  public func block(_ range: Range<Int>) throws -> Matrix<Double> { try read(range) }

  /// The rows of these numbers, in their order; they are read in ascending order, each block at most once.
  ///
  /// - Throws: What reading them throws.
  public func rows(at numbers: [Int]) throws -> Matrix<Double> {
    var result = Matrix<Double>(rows: numbers.count, columns: columns)
    let ascending = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var (range, block) = (0..<0, Matrix<Double>(rows: 0, columns: columns))
    for place in ascending {
      let row = numbers[place]
      if !range.contains(row) {
        let start = row / blockRows * blockRows
        range = start..<min(start + blockRows, rows)
        block = try self.block(range)
      }
      for j in 0..<columns { result[place, j] = block[row - range.lowerBound, j] }
    }
    return result
  }

  /// How many rows are read at once: a multiple of 256, of half a megabyte where they are not very wide.
  public var blockRows: Int { max(1, 65_536 / max(columns, 1) / 256) * 256 }

  /// The ranges of rows of blocks, in order.
  public var ranges: [Range<Int>] {
    stride(from: 0, to: rows, by: blockRows).map { $0..<min($0 + blockRows, rows) }
  }
}
