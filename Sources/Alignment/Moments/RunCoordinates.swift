import LinearAlgebra
internal import RowBlocks
private import Requirements

/// White coordinates of one run, over all its points, and the way back to its columns.
///
/// Columns are scaled by their span, then by the square root of their variance, then turned and scaled so that their covariance is
/// the identity. Where columns nearly depend on one another, a second pass over the points whitens what the first could not
/// resolve, so that directions count down to 10⁻¹⁰ of the largest, as in ``Whitening``.
struct RunCoordinates {
  let columns: ColumnMoments
  /// The mean of scaled columns, which rounding of the means left.
  let offsets: [Double]
  /// The deviation of each scaled column; zero for constant ones.
  let deviations: [Double]
  /// From scaled columns less their offsets to white coordinates, L×k.
  let whiten: Matrix<Double>
  /// From white coordinates to standardized columns, of variance one, k×L.
  let back: Matrix<Double>

  /// How many directions the run has, k.
  var rank: Int { whiten.columns }

  /// Finds them in one or two passes over the points.
  init(_ codes: RowBlocks, _ side: AlignmentError.Side = .first) throws(AlignmentError) {
    let columns = try ColumnMoments(codes, side)
    self.columns = columns
    let first = try Moments(of: codes.rows) { (rows) throws(AlignmentError) in columns.scaled(try codes.rows(rows)) }
    offsets = first.means
    let deviations = first.covariance.diagonal.map { max($0, 0).squareRoot() }
    self.deviations = deviations
    let scales = Matrix<Double>.diagonal(deviations.map { $0 > 0 ? 1 / $0 : 0 })
    let start = try Preconditioner(matmul(scales, matmul(first.covariance, scales)))
    var (map, inverse) = (start.map, start.inverse)
    if start.isPoor {
      let (offsets, whole) = (offsets, matmul(scales, map))
      let again = try Moments(of: codes.rows) { (rows) throws(AlignmentError) in
        matmul(columns.scaled(try codes.rows(rows)).addingToRows(offsets.map { -$0 }), whole)
      }
      let rest = try Preconditioner(again.covariance, resolving: 1e-9)
      (map, inverse) = (matmul(map, rest.map), matmul(rest.inverse, inverse))
    }
    whiten = matmul(scales, map)
    back = inverse
  }

  /// The condition number of the correlations of columns that vary, where none depends on the others.
  var conditionNumber: Double {
    get throws(AlignmentError) {
      let directions = back
      let svd = try decompose { () throws(FactorizationError) in try singularValues(directions) }
      let ratio = (svd.values.first ?? 1) / (svd.values.prefix(rank).last ?? 1)
      return ratio * ratio
    }
  }

  /// From standardized columns to white coordinates: B⁺ of `back`, L×k.
  func inverseOfBack() throws(AlignmentError) -> Matrix<Double> {
    let back = back
    return try decompose { () throws(FactorizationError) in
      try leastSquares(back, .identity(back.rows), tolerance: rankTolerance)
    }
  }

  /// The white coordinates of some rows.
  func white(_ codes: RowBlocks, rows: Range<Int>) throws(AlignmentError) -> Matrix<Double> {
    matmul(columns.scaled(try codes.rows(rows)).addingToRows(offsets.map { -$0 }), whiten)
  }

  /// The span of a column times its deviation: what a standardized column is multiplied by.
  func scale(ofColumn j: Int) -> Double { columns.spans[j] * deviations[j] }

  /// The mean of a column.
  func mean(ofColumn j: Int) -> Double { columns.means[j] + columns.spans[j] * offsets[j] }
}

/// What whitens a covariance as far as its rounding allows.
private struct Preconditioner {
  /// V·Λ^(−1/2), L×k.
  let map: Matrix<Double>
  /// Its left inverse, Λ^(1/2)·Vᵀ, k×L.
  let inverse: Matrix<Double>
  /// Whether small eigenvalues may be rounding, so that they were only bounded.
  let isPoor: Bool

  /// Bounds eigenvalues from below, at 10⁻¹¹ of the largest; or drops those below a fraction of the largest.
  init(_ covariance: Matrix<Double>, resolving fraction: Double? = nil) throws(AlignmentError) {
    let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(covariance) }
    let largest = eigen.values.last ?? 0
    let bound = 1e-11 * largest
    let kept = eigen.values.indices.reversed().filter { i in
      largest > 0 && fraction.map { eigen.values[i] > $0 * largest } ?? true
    }
    let roots = kept.map { max(eigen.values[$0], bound).squareRoot() }
    var map = eigen.vectors.columns(at: kept)
    var inverse = map.transposed
    for (k, root) in roots.enumerated() {
      for i in 0..<map.rows {
        map[i, k] /= root
        inverse[k, i] *= root
      }
    }
    self.map = map
    self.inverse = inverse
    isPoor = fraction == nil && largest > 0 && (eigen.values.first ?? 0) < bound
  }
}
