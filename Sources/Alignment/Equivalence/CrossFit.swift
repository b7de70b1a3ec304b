public import LinearAlgebra
private import Requirements

/// What is left of target columns after an affine and after a smooth map of a source, each fitted to other points.
public struct CrossFit: Equatable, Sendable {
  /// The residuals of least squares on the source's columns, N×T.
  public let affine: Matrix<Double>
  /// The residuals when a ridge over smooth features is added, N×T.
  public let smooth: Matrix<Double>
}

/// Returns the residuals, out of fold, of affine and of smooth maps from a white source to target columns.
///
/// On the points of the other folds: least squares on [1, a], then, on what that leaves, a ridge over the features, each
/// freed of its affine part and scaled by its deviation. The penalty of a column is the one of 10⁻¹, 10⁻⁰·⁵ … 10⁵·⁵ with
/// the least leave-one-out error, in closed form; where none helps, there is no smooth part.
///
/// - Parameters:
///   - source: The white codes a, N×L.
///   - targets: N×T.
///   - features: Smooth functions of the source.
///   - folds: The fold of each point, from zero.
/// - Returns: Both residuals of each point.
/// - Complexity: O(N·F·(F + 14·T) + F³) a fold, for F features.
/// - Throws: ``AlignmentError/factorization(_:)``.
public func crossFit(
  from source: Matrix<Double>, to targets: Matrix<Double>, features: SmoothFeatures, folds: [Int]
) throws(AlignmentError) -> CrossFit {
  require(
    source.rows == targets.rows && source.rows == folds.count, "\(source.shape), \(targets.shape), \(folds.count) folds"
  )
  let design = withOnes(source)
  let all = Matrix.joinedColumns([features(source), targets])
  var (affine, smooth) = (targets, targets)
  for fold in 0...(folds.max() ?? 0) {
    let held = folds.indices.filter { folds[$0] == fold }
    let fitted = folds.indices.filter { folds[$0] != fold }
    let map = try AffineElimination(design.rows(at: fitted), all.rows(at: fitted), features: features.count)
    let ridge = try Ridge(map.features, map.targets, affineLeverage: Double(design.columns) / Double(fitted.count))
    let left = map.residuals(design.rows(at: held), all.rows(at: held))
    let further = left.targets - matmul(left.features, ridge.coefficients)
    affine.replaceRows(held, with: left.targets)
    smooth.replaceRows(held, with: further)
  }
  return CrossFit(affine: affine, smooth: smooth)
}

/// Returns what least squares on a white source leaves of target columns, out of fold, N×T.
func affineResiduals(
  from source: Matrix<Double>, to targets: Matrix<Double>, folds: [Int]
) throws(AlignmentError) -> Matrix<Double> {
  let design = withOnes(source)
  var residuals = targets
  for fold in 0...(folds.max() ?? 0) {
    let held = folds.indices.filter { folds[$0] == fold }
    let fitted = folds.indices.filter { folds[$0] != fold }
    let map = try AffineElimination(design.rows(at: fitted), targets.rows(at: fitted), features: 0)
    residuals.replaceRows(held, with: map.residuals(design.rows(at: held), targets.rows(at: held)).targets)
  }
  return residuals
}

private func withOnes(_ source: Matrix<Double>) -> Matrix<Double> {
  .joinedColumns([Matrix(rows: source.rows, columns: 1, repeating: 1), source])
}

/// Columns freed of their least-squares fit on a design, features scaled to deviation one besides.
private struct AffineElimination {
  /// Features and targets side by side.
  struct Parts {
    var features: Matrix<Double>
    var targets: Matrix<Double>
  }

  let features: Matrix<Double>
  let targets: Matrix<Double>
  private let coefficients: Matrix<Double>
  private let scales: [Double]

  /// Eliminates the design from columns of which the first so many are features.
  init(_ design: Matrix<Double>, _ columns: Matrix<Double>, features count: Int) throws(AlignmentError) {
    let normal = gram(design)
    let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(normal) }
    let floor = 1e-12 * (eigen.values.last ?? 0)
    var projected = matmulTransposedFirst(eigen.vectors, matmulTransposedFirst(design, columns))
    for i in 0..<projected.rows {
      let inverse = eigen.values[i] > floor ? 1 / eigen.values[i] : 0
      for j in 0..<projected.columns { projected[i, j] *= inverse }
    }
    coefficients = matmul(eigen.vectors, projected)
    var parts = Self.split(columns - matmul(design, coefficients), at: count)
    let deviations = parts.features.columnDeviations
    scales = deviations.map { $0 > 1e-9 ? 1 / $0 : 0 }
    parts.features.scaleColumns(by: scales)
    features = parts.features
    targets = parts.targets
  }

  /// The same for other points.
  func residuals(_ design: Matrix<Double>, _ columns: Matrix<Double>) -> Parts {
    var parts = Self.split(columns - matmul(design, coefficients), at: scales.count)
    parts.features.scaleColumns(by: scales)
    return parts
  }

  private static func split(_ columns: Matrix<Double>, at count: Int) -> Parts {
    Parts(
      features: columns.columns(at: Array(0..<count)), targets: columns.columns(at: Array(count..<columns.columns)))
  }
}

extension Matrix<Double> {
  fileprivate mutating func replaceRows(_ indices: [Int], with part: Matrix<Double>) {
    for (k, i) in indices.enumerated() { for j in 0..<columns { self[i, j] = part[k, j] } }
  }

  fileprivate mutating func scaleColumns(by scales: [Double]) {
    for i in 0..<rows { for j in 0..<columns { self[i, j] *= scales[j] } }
  }

  /// The root mean square about the mean of each column.
  fileprivate var columnDeviations: [Double] {
    let means = columnMeans
    var squares = [Double](repeating: 0, count: columns)
    for i in 0..<rows { for j in 0..<columns { squares[j] += (self[i, j] - means[j]) * (self[i, j] - means[j]) } }
    return squares.map { ($0 / Double(Swift.max(rows, 1))).squareRoot() }
  }
}
