public import LinearAlgebra
private import Requirements

/// The mean and the scatter of points that come block by block, so that they need not be in memory at once.
///
/// Source: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979.
public struct Moments: Equatable, Sendable {
  /// N, how many points have been added.
  public private(set) var count = 0
  /// The mean of each feature.
  public private(set) var mean: [Double]
  /// Σₙ (xₙ − mean)·(xₙ − mean)ᵀ, D×D.
  public private(set) var scatter: Matrix<Double>

  /// Creates the moments of no points of so many features.
  public init(features: Int) {
    mean = [Double](repeating: 0, count: features)
    scatter = Matrix(rows: features, columns: features)
  }

  /// Adds points, n×D.
  ///
  /// - Complexity: O(n·D²).
  public mutating func add(_ block: Matrix<Double>) {
    require(block.columns == mean.count, "cannot add points of \(block.columns) features to \(mean.count)")
    guard block.rows > 0 else { return }
    let blockMean = block.columnMeans
    let shift = zip(blockMean, mean).map { $0 - $1 }
    let (old, new) = (Double(count), Double(block.rows))
    addGram(of: block.addingToRows(blockMean.map { -$0 }), to: &scatter)
    // The two means' own scatter: shift·shiftᵀ·old·new / (old + new).
    let weight = (old * new / (old + new)).squareRoot()
    addGram(of: Matrix(rows: 1, columns: shift.count, elements: shift.map { weight * $0 }), to: &scatter)
    for j in mean.indices { mean[j] += shift[j] * new / (old + new) }
    count += block.rows
  }

  /// The covariance of a sample, the scatter over N − 1.
  ///
  /// - Throws: ``DatasetError/tooFewPoints(_:)``.
  public func covariance() throws(DatasetError) -> Matrix<Double> {
    guard count > 1 else { throw .tooFewPoints(count) }
    return 1 / Double(count - 1) * scatter
  }
}
