public import LinearAlgebra
private import Requirements

/// Points of D features, each with the number of the part of the distribution that it was drawn from.
public struct LabelledPoints: Equatable, Sendable {
  /// N×D, a row a point.
  public var points: Matrix<Double>
  /// N, each from zero.
  public var labels: [Int]

  /// Creates labelled points.
  public init(points: Matrix<Double>, labels: [Int]) {
    require(points.rows == labels.count, "\(labels.count) labels for the rows of \(points.shape)")
    self.points = points
    self.labels = labels
  }
}
