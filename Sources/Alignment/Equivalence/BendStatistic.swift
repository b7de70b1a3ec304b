import LinearAlgebra
private import Requirements

/// How much of one white code a smooth function of another explains that no affine one does, in the worst direction.
///
///     V = mean(e_a·e_aᵀ − e_g·e_gᵀ),   u the top eigenvector of V on one half of the points,   ν = uᵀ·V·u on the other
///
/// both ways averaged, so that choosing the direction does not raise ν. Under an affine relation with noise ν is near
/// zero, below it as often as above.
public struct BendStatistic: Equatable, Sendable {
  /// ν, a share of the direction's variance.
  public let share: Double
  /// What the affine map leaves of the worst direction, out of fold: κ_a.
  public let affineResidual: Double
  /// What the smooth map leaves of the worst direction, out of fold: κ_g.
  public let smoothResidual: Double
  /// What each point adds to ``share``, whose mean they have, and to the two residuals.
  let points: Points

  /// What each point adds to the three numbers.
  struct Points: Equatable, Sendable {
    var share: [Double]
    var affineResidual: [Double]
    var smoothResidual: [Double]
  }

  /// The standard error of the share that the choice of points gives it.
  public var standardError: Double { standardErrorOfMean(points.share) }

  /// Takes the residuals of a cross fit; `firstHalf` says which points are of the first half.
  public init(_ fit: CrossFit, firstHalf: [Bool]) throws(AlignmentError) {
    try self.init(affine: fit.affine, smooth: fit.smooth, firstHalf: firstHalf)
  }

  init(affine: Matrix<Double>, smooth: Matrix<Double>, firstHalf: [Bool]) throws(AlignmentError) {
    require(firstHalf.count == affine.rows, "\(firstHalf.count) points cannot halve \(affine.shape)")
    var gains = [Double](repeating: 0, count: affine.rows)
    var share = 0.0
    for chosen in [true, false] {
      let (here, there) = (
        firstHalf.indices.filter { firstHalf[$0] == chosen }, firstHalf.indices.filter { firstHalf[$0] != chosen }
      )
      let gain = gram(affine.rows(at: here)) - gram(smooth.rows(at: here))
      let direction = try topEigenvector(gain).vector
      let (a, g) = (matvec(affine.rows(at: there), direction), matvec(smooth.rows(at: there), direction))
      for (k, i) in there.enumerated() { gains[i] = a[k] * a[k] - g[k] * g[k] }
      share += there.reduce(0) { $0 + gains[$1] } / Double(max(there.count, 1)) / 2
    }
    let (a, g) = (try worst(affine), try worst(smooth))
    self.share = share
    affineResidual = mean(a)
    smoothResidual = mean(g)
    points = Points(share: gains, affineResidual: a, smoothResidual: g)
  }
}

/// The square of each point's residual along the direction of which most is left.
private func worst(_ residuals: Matrix<Double>) throws(AlignmentError) -> [Double] {
  matvec(residuals, try topEigenvector(gram(residuals)).vector).map { $0 * $0 }
}

/// The greatest eigenvalue of a symmetric matrix, and its unit vector.
private func topEigenvector(_ a: Matrix<Double>) throws(AlignmentError) -> (value: Double, vector: [Double]) {
  let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(a) }
  return (eigen.values[a.rows - 1], eigen.vectors.column(a.rows - 1))
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(values.count, 1)) }

/// sd/√N, the deviation over N.
func standardErrorOfMean(_ values: [Double]) -> Double {
  let (centre, count) = (mean(values), Double(max(values.count, 1)))
  return (values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }).squareRoot() / count
}
