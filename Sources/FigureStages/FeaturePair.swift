import LinearAlgebra
import Parameters
import Plotting
import Probability

/// The two features of points that the axes show.
struct FeaturePair: Equatable, Sendable {
  /// The horizontal one, counted from one.
  let x: Int
  /// The vertical one, counted from one.
  let y: Int
  /// What the horizontal axis is called.
  let xLabel: String
  /// What the vertical axis is called.
  let yLabel: String

  /// Reads `x`, `y`, `x-label` and `y-label`.
  init(from reader: inout ParameterReader) throws(NotebookError) {
    x = try reader.integer("x", in: 1...Int.max, default: 1)
    y = try reader.integer("y", in: 1...Int.max, default: 2)
    xLabel = try reader.text("x-label", default: "feature \(x)")
    yLabel = try reader.text("y-label", default: "feature \(y)")
  }

  /// The points' two features, N×2.
  func of(_ points: Matrix<Double>) throws(FigureError) -> Matrix<Double> {
    for feature in [x, y] where feature > points.columns { throw .feature(feature, of: points.columns) }
    return points.columns(at: [x - 1, y - 1])
  }

  /// The marginal distribution of the two features under one component.
  func ellipse(ofComponent k: Int, of mixture: GaussianMixture, group: Int) -> Ellipse {
    let (i, j) = (x - 1, y - 1)
    let covariance = mixture.covariance(ofComponent: k)
    return Ellipse(
      group: group, mean: [mixture.means[k, i], mixture.means[k, j]], varianceX: covariance[i, i],
      varianceY: covariance[j, j], covariance: covariance[i, j])
  }
}
