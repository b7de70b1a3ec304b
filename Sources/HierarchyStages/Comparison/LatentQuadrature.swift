private import Foundation
package import LinearAlgebra
package import Probability

/// log p(x) of a model with one or two latents, by the trapezium rule over a lattice of latents:
///
///     p(x) ≈ Σ_i h·p(z_i)·N(x; f(z_i), σ²·I)
///
/// Where f is smooth its error falls faster than any power of the step once that is as small as the posterior; kinks of f
/// leave an error of the order of its square. The same sum over every other place of each axis tells how large it is.
package struct LatentQuadrature {
  /// Log-likelihoods of points.
  package struct LogLikelihoods {
    /// log p(x), in nats.
    package let values: [Double]
    /// The same with twice the step.
    package let coarse: [Double]
  }

  /// The places, M×m.
  private let nodes: Matrix<Double>
  /// log p(z)·h, M values.
  private let logWeights: [Double]
  /// Which places have even numbers on all axes.
  private let isCoarse: [Bool]

  /// Lays a lattice over all that is within five deviations of a component.
  ///
  /// - Parameters:
  ///   - prior: Over one or two latents.
  ///   - steps: Places on each axis, in the coordinates in which the prior is white.
  /// - Throws: `HierarchyError.quadrature` for more latents, `FactorizationError`, `MixtureError`.
  package init(prior: GaussianMixture, steps: Int) throws {
    let m = prior.features
    guard 1...2 ~= m else { throw HierarchyError.quadrature(latents: m) }
    let factor = try cholesky(prior.totalCovariance)
    let white = solveLower(factor, .identity(m))
    let centre = prior.totalMean
    let mixture = try prior.pushedForward(by: white, shift: matvec(white, centre).map { -$0 })
    let axes = (0..<m).map { Self.axis(mixture, $0, steps) }
    let cell = axes.reduce(0) { $0 + log(($1[steps - 1] - $1[0]) / Double(steps - 1)) }
    var (rows, coarse): ([[Double]], [Bool]) = ([], [])
    for (i, x) in axes[0].enumerated() {
      for (j, y) in (m == 2 ? axes[1] : [0]).enumerated() {
        rows.append(m == 2 ? [x, y] : [x])
        coarse.append(i % 2 == 0 && j % 2 == 0)
      }
    }
    let logs = try mixture.logDensity(of: Matrix(rows)).map { $0 + cell }
    // What is left out has a mass of less than e⁻²⁵ a place.
    let kept = logs.indices.filter { logs[$0] > -30 - log(Double(rows.count)) }
    nodes = matmulTransposedSecond(Matrix(kept.map { rows[$0] }), factor).addingToRows(centre)
    logWeights = kept.map { logs[$0] }
    isCoarse = kept.map { coarse[$0] }
  }

  private static func axis(_ mixture: GaussianMixture, _ t: Int, _ steps: Int) -> [Double] {
    let reaches = (0..<mixture.components).map { 5 * mixture.covariance(ofComponent: $0)[t, t].squareRoot() }
    let lower = reaches.indices.map { mixture.means[$0, t] - reaches[$0] }.min() ?? 0
    let upper = reaches.indices.map { mixture.means[$0, t] + reaches[$0] }.max() ?? 0
    return (0..<steps).map { lower + (upper - lower) * Double($0) / Double(steps - 1) }
  }

  /// Returns log p(x) of each point.
  ///
  /// - Parameters:
  ///   - points: N×n.
  ///   - deviation: σ.
  ///   - decoder: f, M×m to M×n.
  /// - Returns: N values, and what a coarser lattice gives.
  /// - Complexity: O(N·M·n).
  package func logLikelihoods(
    of points: Matrix<Double>, deviation: Double, decoder: (Matrix<Double>) -> Matrix<Double>
  ) -> LogLikelihoods {
    let means = decoder(nodes)
    let precision = 1 / (deviation * deviation)
    let constant = -0.5 * Double(points.columns) * log(2 * Double.pi * deviation * deviation)
    // log of the weight, less half the square of the mean, for each place.
    let heights = (0..<means.rows).map { i in
      logWeights[i] - 0.5 * precision * means.row(i).reduce(0) { $0 + $1 * $1 }
    }
    let scaled = precision * means
    var (values, coarse): ([Double], [Double]) = ([], [])
    for first in stride(from: 0, to: points.rows, by: 32) {
      let block = points.rows(first..<min(first + 32, points.rows))
      let products = matmulTransposedSecond(block, scaled)
      for n in 0..<block.rows {
        let sums = sum(products.row(n), heights)
        let own = constant - 0.5 * precision * block.row(n).reduce(0) { $0 + $1 * $1 }
        values.append(own + sums.all)
        coarse.append(own + sums.coarse)
      }
    }
    return LogLikelihoods(values: values, coarse: coarse)
  }

  /// log Σ exp of all places, and of every other one on each axis, whose cells are so much larger.
  private func sum(_ products: [Double], _ heights: [Double]) -> (all: Double, coarse: Double) {
    var greatest = -Double.infinity
    for i in products.indices { greatest = max(greatest, products[i] + heights[i]) }
    var (all, coarse) = (0.0, 0.0)
    for i in products.indices {
      let exponent = products[i] + heights[i] - greatest
      guard exponent > -40 else { continue }
      let term = exp(exponent)
      all += term
      if isCoarse[i] { coarse += term }
    }
    let cells = Double(nodes.columns) * log(2.0)
    return (greatest + log(all), coarse > 0 ? greatest + log(coarse) + cells : -.infinity)
  }
}
