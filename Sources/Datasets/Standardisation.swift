public import LinearAlgebra
private import Requirements

/// The map that gives every feature of a sample mean zero and variance one.
public struct Standardisation: Equatable, Sendable {
  /// The mean of each feature.
  public let mean: [Double]
  /// The standard deviation of each feature, over N, not N − 1.
  public let deviation: [Double]

  /// Finds the map of a sample.
  ///
  /// - Parameter points: N×D.
  /// - Throws: ``DatasetError/constantFeature(_:)`` or ``DatasetError/tooFewPoints(_:)``.
  public init(fitting points: Matrix<Double>) throws(DatasetError) {
    guard points.rows > 1 else { throw .tooFewPoints(points.rows) }
    mean = points.columnMeans
    let centred = points.addingToRows(mean.map { -$0 })
    let n = Double(points.rows)
    deviation = centred.map { $0 * $0 }.columnSums.map { ($0 / n).squareRoot() }
    // Of a constant feature, rounding of the mean may leave a deviation of some ulps.
    for j in deviation.indices where !(deviation[j] > 1e-14 * abs(mean[j])) { throw .constantFeature(j) }
  }

  /// Returns points, N×D, less the mean, over the deviation.
  public func apply(_ points: Matrix<Double>) -> Matrix<Double> {
    require(points.columns == mean.count, "cannot standardise \(points.shape) by \(mean.count) means")
    var result = points
    for i in 0..<points.rows {
      for j in 0..<points.columns { result[i, j] = (points[i, j] - mean[j]) / deviation[j] }
    }
    return result
  }

  /// Returns the points, N×D, that ``apply(_:)`` maps to these.
  public func undo(_ points: Matrix<Double>) -> Matrix<Double> {
    require(points.columns == mean.count, "cannot undo \(mean.count) means in \(points.shape)")
    var result = points
    for i in 0..<points.rows {
      for j in 0..<points.columns { result[i, j] = points[i, j] * deviation[j] + mean[j] }
    }
    return result
  }
}

extension LabelledPoints {
  /// The same points with every feature of mean zero and variance one.
  public func standardised() throws(DatasetError) -> LabelledPoints {
    LabelledPoints(points: try Standardisation(fitting: points).apply(points), labels: labels, sources: sources)
  }
}
