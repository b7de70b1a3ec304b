private import Foundation
package import Likelihood

/// Returns what is left of a decoder f′ beside a decoder f after a map z ↦ h(z) of its coordinates, as a share.
///
///     E‖f′(h(z)) − f(z)‖² / tr Var f(z),    z ~ the prior of f
///
/// Both means are sums over a grid of z for each component, as fine as the component is narrow; their error is below a
/// millionth of the variance. The map is not fitted to the decoders: it comes from their priors.
package func decoderResidual(
  of other: ShallowDecoder, mappedBy map: (Double) -> Double, beside model: PiecewiseAffineModel
) -> Double {
  let prior = model.prior
  let count = 4000
  let step = 18 / Double(count)
  var (mass, squares, difference) = (0.0, 0.0, 0.0)
  var means = [Double](repeating: 0, count: model.decoder.outputs)
  for node in 0..<prior.components * (count + 1) {
    let (j, t) = (node / (count + 1), step * Double(node % (count + 1)) - 9)
    let z = prior.means[j] + prior.deviations[j] * t
    let weight = prior.weights[j] * exp(-0.5 * t * t)
    let (own, mapped) = (model.decoder(z), other(map(z)))
    mass += weight
    for d in means.indices {
      means[d] += weight * own[d]
      squares += weight * own[d] * own[d]
      difference += weight * (mapped[d] - own[d]) * (mapped[d] - own[d])
    }
  }
  let variance = squares / mass - means.reduce(0) { $0 + $1 / mass * ($1 / mass) }
  return variance > 0 ? difference / mass / variance : difference / mass
}
