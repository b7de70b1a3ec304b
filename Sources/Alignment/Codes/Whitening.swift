package import LinearAlgebra

/// A code in coordinates of identity covariance, from the singular values of its standardized columns.
package struct Whitening {
  /// U, N×min(N, d): orthonormal columns, of which the first `rank` span the centred code.
  package let basis: Matrix<Double>
  /// How many directions the code has.
  package let rank: Int

  /// The white codes, N×rank: centred columns of variance one, without correlation.
  package var white: Matrix<Double> {
    Double(basis.rows).squareRoot() * basis.columns(at: Array(0..<rank))
  }

  private let columns: StandardizedColumns
  private let svd: SingularValueDecomposition<Double>

  /// Whitens a checked code.
  package init(_ codes: Matrix<Double>) throws(AlignmentError) {
    columns = StandardizedColumns(codes)
    let unit = columns.unit
    let svd = try decompose { () throws(FactorizationError) in try singularValues(unit) }
    self.svd = svd
    basis = svd.left
    rank = svd.rank(tolerance: rankTolerance)
  }

  /// The map to the whitened coordinates, followed by a rank×k matrix, with variance one over the fitted points.
  package func map(through rotation: Matrix<Double>) -> CanonicalMap {
    let size = Double(basis.rows).squareRoot()
    let d = columns.means.count
    var whiten = Matrix<Double>(rows: d, columns: rank)  // √N · diag(1/length) · V · S⁻¹
    for i in 0..<d where columns.lengths[i] > 0 {
      for r in 0..<rank { whiten[i, r] = size * svd.rightTransposed[r, i] / (svd.values[r] * columns.lengths[i]) }
    }
    return CanonicalMap(means: columns.means, matrix: matmul(whiten, rotation))
  }
}

/// Returns the white codes of each run, N×k, runs in parallel.
package func whiteCodes(_ runs: [Matrix<Double>]) throws(AlignmentError) -> [Matrix<Double>] {
  try inParallel(runs.count) { (r) throws(AlignmentError) in try Whitening(runs[r]).white }
}

/// The leading rows and columns of a small matrix.
func leadingBlock(_ a: Matrix<Double>, rows: Int, columns: Int) -> Matrix<Double> {
  var block = Matrix<Double>(rows: rows, columns: columns)
  for i in 0..<rows { for j in 0..<columns { block[i, j] = a[i, j] } }
  return block
}

/// The codes less a vector from each row.
func subtracting(_ shift: [Double], from codes: Matrix<Double>) -> Matrix<Double> {
  var result = codes
  let d = codes.columns
  guard d > 0 else { return result }
  for start in stride(from: 0, to: result.elements.count, by: d) {
    for j in 0..<d { result.elements[start + j] -= shift[j] }
  }
  return result
}
