public import LinearAlgebra
private import Requirements

/// Points of D features, each with the number of the part of the distribution that it was drawn from.
public struct LabelledPoints: Equatable, Sendable {
  /// N×D, a row a point.
  public var points: Matrix<Double>
  /// N, each from zero.
  public var labels: [Int]
  /// N×d, what each point was made of, where the distribution has such sources.
  public var sources: Matrix<Double>?

  /// Creates labelled points.
  public init(points: Matrix<Double>, labels: [Int], sources: Matrix<Double>? = nil) {
    require(points.rows == labels.count, "\(labels.count) labels for the rows of \(points.shape)")
    require(sources.map { $0.rows == points.rows } ?? true, "sources of other rows than those of \(points.shape)")
    self.points = points
    self.labels = labels
    self.sources = sources
  }
}
