public import LinearAlgebra
private import Requirements

/// The map that gives every feature of a sample mean zero and variance one.
///
/// All is computed from the differences to the sample's first point, in units of a power of two near each feature's
/// greatest magnitude: no sum or square overflows or vanishes, and values that differ in their last digits only (time
/// stamps) keep their differences.
public struct Standardisation: Equatable, Sendable {
  /// The sample's first point, D values, from which differences are taken.
  private let origin: [Double]
  /// For each feature a power of two at or below its greatest magnitude, or one for a feature of zeros.
  private let units: [Double]
  /// The mean and the standard deviation of the differences, in those units.
  private let shift: [Double]
  private let spread: [Double]

  /// The mean of each feature.
  public var mean: [Double] { origin.indices.map { origin[$0] + shift[$0] * units[$0] } }
  /// The standard deviation of each feature, over N, not N − 1.
  public var deviation: [Double] { zip(spread, units).map { $0 * $1 } }

  /// Finds the map of a sample.
  ///
  /// - Parameter points: N×D.
  /// - Throws: ``DatasetError/constantFeature(_:)`` or ``DatasetError/tooFewPoints(_:)``.
  public init(fitting points: Matrix<Double>) throws(DatasetError) {
    guard points.rows > 1 else { throw .tooFewPoints(points.rows) }
    origin = points.row(0)
    units = Self.units(of: points)
    let differences = Self.differences(of: points, from: origin, in: units)
    shift = differences.columnMeans
    let n = Double(points.rows)
    let centred = differences.addingToRows(shift.map { -$0 })
    spread = centred.map { $0 * $0 }.columnSums.map { ($0 / n).squareRoot() }
    // Differences of equal values are exactly zero, and so is their mean.
    for j in spread.indices where !(spread[j] > 0) { throw .constantFeature(j) }
  }

  /// Returns points, N×D, less the mean, over the deviation.
  public func apply(_ points: Matrix<Double>) -> Matrix<Double> {
    require(points.columns == origin.count, "cannot standardise \(points.shape) by \(origin.count) means")
    var result = Self.differences(of: points, from: origin, in: units)
    for i in 0..<points.rows {
      for j in 0..<points.columns { result[i, j] = (result[i, j] - shift[j]) / spread[j] }
    }
    return result
  }

  /// Returns the points, N×D, that ``apply(_:)`` maps to these.
  public func undo(_ points: Matrix<Double>) -> Matrix<Double> {
    require(points.columns == origin.count, "cannot undo \(origin.count) means in \(points.shape)")
    var result = points
    for i in 0..<points.rows {
      for j in 0..<points.columns {
        result[i, j] = origin[j] + (points[i, j] * spread[j] + shift[j]) * units[j]
      }
    }
    return result
  }

  private static func units(of points: Matrix<Double>) -> [Double] {
    var greatest = [Double](repeating: 0, count: points.columns)
    for i in 0..<points.rows { for j in greatest.indices { greatest[j] = max(greatest[j], abs(points[i, j])) } }
    return greatest.map { $0 > 0 && $0.isFinite ? $0.binade : 1 }
  }

  /// (x − origin) / units, in which neither the difference nor the quotient overflows.
  private static func differences(
    of points: Matrix<Double>, from origin: [Double], in units: [Double]
  ) -> Matrix<Double> {
    var result = points
    for i in 0..<points.rows {
      for j in units.indices { result[i, j] = points[i, j] / units[j] - origin[j] / units[j] }
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
