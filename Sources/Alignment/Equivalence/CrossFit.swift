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
/// - Complexity: O(N·F·(F + L + 14·T) + L³ + F³) a fold, for F features; folds in parallel.
/// - Throws: ``AlignmentError/factorization(_:)``.
public func crossFit(
  from source: Matrix<Double>, to targets: Matrix<Double>, features: SmoothFeatures, folds: [Int]
) throws(AlignmentError) -> CrossFit {
  try crossFit(FoldedDesign(source, folds: folds), features(source), to: targets)
}

/// The same of a source whose design is made, and of features as they came out.
func crossFit(
  _ design: FoldedDesign, _ features: Matrix<Double>, to targets: Matrix<Double>
) throws(AlignmentError) -> CrossFit {
  let all = Matrix.joinedColumns([features, targets])
  let maps = design.maps(of: all)
  let left = try inParallel(maps.count) { (k) throws(AlignmentError) in
    try LeftOver(design, fold: k, all, maps[k], features: features.columns)
  }
  var (affine, smooth) = (targets, targets)
  for (fold, left) in zip(design.folds, left) {
    affine.replaceRows(fold.held, with: left.affine)
    smooth.replaceRows(fold.held, with: left.smooth)
  }
  return CrossFit(affine: affine, smooth: smooth)
}

/// What both maps leave of the points of one fold.
private struct LeftOver: Sendable {
  let affine: Matrix<Double>
  let smooth: Matrix<Double>

  init(
    _ design: FoldedDesign, fold number: Int, _ columns: Matrix<Double>, _ map: Matrix<Double>, features count: Int
  ) throws(AlignmentError) {
    let fold = design.folds[number]
    var fitted = Parts(design.residuals(of: columns, map, at: fold.fitted), at: count)
    var held = Parts(design.residuals(of: columns, map, at: fold.held), at: count)
    let scales = fitted.features.columnDeviations.map { $0 > 1e-9 ? 1 / $0 : 0 }
    fitted.features.scaleColumns(by: scales)
    held.features.scaleColumns(by: scales)
    let ridge = try Ridge(
      fitted.features, fitted.targets, affineLeverage: Double(design.columns) / Double(max(fold.fitted.count, 1)))
    affine = held.targets
    smooth = held.targets - matmul(held.features, ridge.coefficients)
  }

  /// Features and targets, which were side by side.
  private struct Parts {
    var features: Matrix<Double>
    var targets: Matrix<Double>

    init(_ columns: Matrix<Double>, at count: Int) {
      features = columns.columns(at: Array(0..<count))
      targets = columns.columns(at: Array(count..<columns.columns))
    }
  }
}

extension Matrix<Double> {
  /// The root mean square about the mean of each column.
  fileprivate var columnDeviations: [Double] {
    let means = columnMeans
    var squares = [Double](repeating: 0, count: columns)
    for i in 0..<rows { for j in 0..<columns { squares[j] += (self[i, j] - means[j]) * (self[i, j] - means[j]) } }
    return squares.map { ($0 / Double(Swift.max(rows, 1))).squareRoot() }
  }
}
