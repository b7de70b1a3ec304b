import AlignmentArtifacts
import LinearAlgebra
import Parameters
import Plotting
import Probability

/// The two features of points that the axes show.
struct FeaturePair: Equatable, Sendable {
  let x: Int
  let y: Int
  let xLabel: String
  let yLabel: String

  init(from reader: inout ParameterReader, called word: String = "feature") throws(NotebookError) {
    x = try reader.integer("x", "The feature on the horizontal axis, counted from one.", in: 1...Int.max, default: 1)
    y = try reader.integer("y", "The feature on the vertical axis, counted from one.", in: 1...Int.max, default: 2)
    xLabel = try reader.text("x-label", "What the horizontal axis is called.", default: "\(word) \(x)")
    yLabel = try reader.text("y-label", "What the vertical axis is called.", default: "\(word) \(y)")
  }

  /// The points' two features, N×2.
  func of(_ points: Matrix<Double>) throws(FigureError) -> Matrix<Double> {
    for feature in [x, y] where feature > points.columns { throw .feature(feature, of: points.columns) }
    return points.columns(at: [x - 1, y - 1])
  }

  /// The marginal distribution of the two features under the image of one component by z ↦ z·W + b.
  func ellipse(
    ofComponent k: Int, of mixture: GaussianMixture, mappedBy map: CodeComparison.Map, group: Int
  ) -> Ellipse {
    let shown = map.matrix.columns(at: [x - 1, y - 1])  // the columns of W that give the two features
    let mean = matmul(Matrix([mixture.means.row(k)]), shown)
    let covariance = matmul(matmulTransposedFirst(shown, mixture.covariance(ofComponent: k)), shown)  // Wᵀ·Σ·W
    return Ellipse(
      group: group, mean: [mean[0, 0] + map.shift[x - 1], mean[0, 1] + map.shift[y - 1]],
      varianceX: covariance[0, 0], varianceY: covariance[1, 1], covariance: covariance[0, 1])
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
