import Autoencoders
import LinearAlgebra
private import Mixtures
private import Networks
import Probability
import Randomness

/// The first prior of a model with labels: of each label the mixture of highest likelihood for the codes of its points.
struct LabelledPrior {
  private let architecture: Architecture
  private let restarts: Int
  /// The rows of the points of each label.
  private let rows: [[Int]]

  /// Prepares it for points with labels from 0 on.
  init(_ architecture: Architecture, labels: [Int], restarts: Int) {
    (self.architecture, self.restarts) = (architecture, restarts)
    var rows = [[Int]](repeating: [], count: architecture.labels?.count ?? 0)
    for (row, label) in labels.enumerated() { rows[label].append(row) }
    self.rows = rows
  }

  /// Fits the mixtures of all labels of a facet, label by label. Where means are zero, the variance is the mean square. A
  /// label of too few points has the mixture of all points.
  func mixture(_ facet: Int, _ codes: Matrix<Double>, _ stream: inout RandomStream) throws -> GaussianMixture {
    let components = architecture.facets[facet].components
    let fit = ExpectationMaximization(
      family: architecture.prior == .full ? .full : .diagonal, components: components, restarts: restarts,
      floor: 1e-6)  // a prior of codes that hardly spread must not begin as a spike
    let needed = components * (codes.columns + 1)
    var parts: [GaussianMixture] = []
    for rows in rows {
      var own = rows.count < needed ? codes : codes.rows(at: rows)
      if architecture.labels?.means == .zero {
        own = Matrix(rows: 2 * own.rows, columns: own.columns, elements: own.elements + own.elements.map { -$0 })
      }
      parts.append(try fit.fit(own, using: &stream).model)
    }
    let total = rows.reduce(0) { $0 + Double(max($1.count, 1)) }
    return GaussianMixture(
      weights: zip(rows, parts).flatMap { rows, part in
        part.weights.map { $0 * Double(max(rows.count, 1)) / total }
      },
      means: Matrix(parts.flatMap { part in (0..<components).map { part.means.row($0) } }),
      covariances: .full(parts.flatMap { part in (0..<components).map { part.covariance(ofComponent: $0) } }))
  }
}
