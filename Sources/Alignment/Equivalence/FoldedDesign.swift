package import LinearAlgebra
private import Requirements

/// Least squares on [1, a] of a source a, with the points of each fold left out in turn.
///
/// Made once for all targets of a source: the normal matrix of a fold's other points is that of all points less that of its
/// own, and so are products with targets.
package struct FoldedDesign: Sendable {
  /// The points that are left out, and those that are fitted.
  package struct Fold: Sendable {
    /// Those of the fold.
    package let held: [Int]
    /// All others.
    package let fitted: [Int]
    /// (XᵀX)⁺ of the others, of least norm where X lacks directions.
    let inverse: Matrix<Double>
  }

  /// The folds, by number.
  package let folds: [Fold]
  private let design: Matrix<Double>

  /// 1 + L.
  package var columns: Int { design.columns }

  /// Prepares a source.
  ///
  /// - Parameters:
  ///   - source: N×L.
  ///   - numbers: The fold of each point, from zero.
  /// - Complexity: O(N·L² + L³) a fold; folds in parallel.
  /// - Throws: ``AlignmentError/factorization(_:)``.
  package init(_ source: Matrix<Double>, folds numbers: [Int]) throws(AlignmentError) {
    require(source.rows == numbers.count, "\(numbers.count) points cannot be folds of \(source.shape)")
    let design = Matrix.joinedColumns([Matrix(rows: source.rows, columns: 1, repeating: 1), source])
    let whole = gram(design)
    folds = try inParallel((numbers.max() ?? -1) + 1) { (number) throws(AlignmentError) in
      let held = numbers.indices.filter { numbers[$0] == number }
      let inverse = try pseudoinverse(whole - gram(design.rows(at: held)))
      return Fold(held: held, fitted: numbers.indices.filter { numbers[$0] != number }, inverse: inverse)
    }
    self.design = design
  }

  /// Returns the least-squares map to columns of the points outside each fold, (1 + L)×C.
  func maps(of columns: Matrix<Double>) -> [Matrix<Double>] {
    let whole = matmulTransposedFirst(design, columns)
    return inParallel(folds.count) { k in
      let held = folds[k].held
      let own = matmulTransposedFirst(design.rows(at: held), columns.rows(at: held))
      return matmul(folds[k].inverse, whole - own)
    }
  }

  /// Returns what a map leaves of columns at some points.
  func residuals(of columns: Matrix<Double>, _ map: Matrix<Double>, at points: [Int]) -> Matrix<Double> {
    columns.rows(at: points) - matmul(design.rows(at: points), map)
  }

  /// Returns what is left of columns, each point's by the map of the folds that it is not of, N×C.
  package func residuals(of columns: Matrix<Double>) -> Matrix<Double> {
    let maps = maps(of: columns)
    let parts = inParallel(folds.count) { residuals(of: columns, maps[$0], at: folds[$0].held) }
    var left = columns
    for (fold, part) in zip(folds, parts) { left.replaceRows(fold.held, with: part) }
    return left
  }
}

/// The inverse of a symmetric matrix on the directions that it has, to 10⁻¹² of the greatest.
private func pseudoinverse(_ normal: Matrix<Double>) throws(AlignmentError) -> Matrix<Double> {
  let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(normal) }
  let floor = 1e-12 * (eigen.values.last ?? 0)
  var scaled = eigen.vectors
  scaled.scaleColumns(by: eigen.values.map { $0 > floor ? 1 / $0 : 0 })
  return matmulTransposedSecond(scaled, eigen.vectors)
}

extension Matrix<Double> {
  /// Puts rows in the place of others.
  mutating func replaceRows(_ indices: [Int], with part: Matrix<Double>) {
    for (k, i) in indices.enumerated() { for j in 0..<columns { self[i, j] = part[k, j] } }
  }

  /// Multiplies each column by a number.
  mutating func scaleColumns(by scales: [Double]) {
    for i in 0..<rows { for j in 0..<columns { self[i, j] *= scales[j] } }
  }
}
