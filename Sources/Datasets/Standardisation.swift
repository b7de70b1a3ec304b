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
    // Divided by a power of two near the greatest magnitude, which rounds nothing: no sum or square overflows or vanishes.
    let scales = Self.scales(of: points)
    var scaled = points
    for i in 0..<points.rows { for j in scales.indices { scaled[i, j] = points[i, j] / scales[j] } }
    let means = scaled.columnMeans
    let centred = scaled.addingToRows(means.map { -$0 })
    let n = Double(points.rows)
    let deviations = centred.map { $0 * $0 }.columnSums.map { ($0 / n).squareRoot() }
    mean = zip(means, scales).map { $0 * $1 }
    deviation = zip(deviations, scales).map { $0 * $1 }
    // Of a constant feature, rounding of the mean may leave a deviation of some ulps.
    for j in deviation.indices where !(deviation[j] > 1e-14 * abs(mean[j])) { throw .constantFeature(j) }
  }

  /// For each feature a power of two at or below its greatest magnitude; one for a feature of zeros.
  private static func scales(of points: Matrix<Double>) -> [Double] {
    var greatest = [Double](repeating: 0, count: points.columns)
    for i in 0..<points.rows { for j in greatest.indices { greatest[j] = max(greatest[j], abs(points[i, j])) } }
    return greatest.map { $0.isNormal ? $0.binade : 1 }
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
