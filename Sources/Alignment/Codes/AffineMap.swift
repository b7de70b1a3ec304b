public import LinearAlgebra
private import Requirements

/// An affine map of points: x ↦ x·W + b, with points as rows.
public struct AffineMap: Equatable, Sendable {
  /// W, d₁×d₂.
  public let matrix: Matrix<Double>
  /// b, d₂.
  public let shift: [Double]

  /// Creates a map.
  public init(matrix: Matrix<Double>, shift: [Double]) {
    require(matrix.columns == shift.count, "a map of \(matrix.shape) with a shift of \(shift.count)")
    self.matrix = matrix
    self.shift = shift
  }

  /// Returns the image of each row, N×d₂.
  public func callAsFunction(_ points: Matrix<Double>) -> Matrix<Double> {
    require(points.columns == matrix.rows, "a map of \(matrix.shape) cannot take points of \(points.shape)")
    return subtracting(shift.map { -$0 }, from: matmul(points, matrix))
  }
}

/// Returns the affine map that takes one code to another with the least squared error.
///
/// Of equally good maps (dependent columns, fewer points than columns) it is the one of least norm on standardized
/// columns, so that a constant column is never used.
///
/// - Parameters:
///   - x: N×d₁.
///   - y: N×d₂.
/// - Returns: The map from x to y.
/// - Complexity: O(N·d₁·(d₁ + d₂)).
/// - Throws: ``AlignmentError``.
public func affineMap(
  from x: Matrix<Double>, to y: Matrix<Double>
) throws(AlignmentError) -> AffineMap {
  try checkCodes(x, y)
  let source = StandardizedColumns(x)
  let targetMeans = StandardizedColumns(y).means
  let centred = subtracting(targetMeans, from: y)
  var weights = try decompose { () throws(FactorizationError) in
    try leastSquares(source.unit, centred, tolerance: rankTolerance)
  }
  for i in 0..<weights.rows {
    let scale = source.lengths[i] > 0 ? 1 / source.lengths[i] : 0
    for j in 0..<weights.columns { weights[i, j] *= scale }
  }
  let moved = matmul(Matrix(rows: 1, columns: source.means.count, elements: source.means), weights)
  let shift = zip(targetMeans, moved.elements).map { $0 - $1 }
  guard weights.elements.allSatisfy(\.isFinite), shift.allSatisfy(\.isFinite) else { throw .mapTooLarge }
  return AffineMap(matrix: weights, shift: shift)
}
