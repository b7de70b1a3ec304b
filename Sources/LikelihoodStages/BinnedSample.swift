private import Foundation
package import Likelihood
private import LinearAlgebra

extension Observations {
  /// Puts points of one feature together that lie in the same bin, at their mean and with their weights' sum.
  ///
  /// A likelihood with noise σ does not see what lies closer together than a small fraction of σ: a bin of width σ/32
  /// changes the variance of the noise by less than a ten-thousandth, and a large sample becomes a thousand points.
  ///
  /// - Parameter width: The width of a bin.
  /// - Returns: The weighted means, ascending.
  /// - Throws: `ModelError` where there are no points.
  package func binned(width: Double) throws(ModelError) -> Observations {
    // A bin is told by a floating-point number: an outlier may be more bins away than an integer counts.
    var bins: [Double: (weight: Double, sum: Double)] = [:]
    for (n, weight) in weights.enumerated() {
      let x = points[n, 0]
      let bin = (x / width).rounded(.down)
      bins[bin, default: (0, 0)].weight += weight
      bins[bin, default: (0, 0)].sum += weight * x
    }
    let sorted = bins.sorted { $0.key < $1.key }.map(\.value)
    return try Observations(
      points: Matrix(rows: sorted.count, columns: 1, elements: sorted.map { $0.sum / $0.weight }),
      weights: sorted.map(\.weight))
  }
}
