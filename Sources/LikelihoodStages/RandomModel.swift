private import Foundation
package import Likelihood
package import LikelihoodArtifacts
private import LinearAlgebra
package import Randomness

/// Draws a model of one output at random, whether or not it obeys any rules.
///
/// w, b, β ~ N(0, 1), c = 0; λ ~ Dirichlet(5, …, 5), μ ~ U(−3, 3), s ~ U(.3, 1); σ is .1 or .3. An injective f has two or
/// three units, since one ReLU is flat on one side; a fold is β·|w·z + b|, two units that mirror each other.
package func randomModel(
  _ arm: SimulationArm, using stream: inout RandomStream
) throws(ModelError) -> PiecewiseAffineModel {
  let components =
    switch arm {
    case .twoComponents: 2
    case .threeComponents: 3
    default: 2 + stream.index(below: 2)
    }
  return try PiecewiseAffineModel(
    prior: randomPrior(components, using: &stream), decoder: randomDecoder(arm, using: &stream),
    noise: [0.1, 0.3][stream.index(below: 2)])
}

private func randomPrior(_ components: Int, using stream: inout RandomStream) throws(ModelError) -> LatentMixture {
  // A gamma variable of shape five is the sum of five exponential ones.
  let gammas = (0..<components).map { _ in (0..<5).reduce(0) { sum, _ in sum - log(1 - stream.uniform()) } }
  let sum = gammas.reduce(0, +)
  return try LatentMixture(
    weights: gammas.map { $0 / sum }, means: (0..<components).map { _ in 6 * stream.uniform() - 3 },
    deviations: (0..<components).map { _ in 0.3 + 0.7 * stream.uniform() })
}

private func randomDecoder(
  _ arm: SimulationArm, using stream: inout RandomStream
) throws(ModelError) -> ShallowDecoder {
  let units = arm == .folded ? 1 : arm == .notInjective ? 1 + stream.index(below: 3) : 2 + stream.index(below: 2)
  var (w, b, beta) = (stream.normals(units), stream.normals(units), stream.normals(units))
  if arm == .folded { (w, b, beta) = ([w[0], -w[0]], [b[0], -b[0]], [beta[0], beta[0]]) }
  return try ShallowDecoder(
    inputWeights: w, biases: b, outputWeights: Matrix(rows: beta.count, columns: 1, elements: beta), shift: [0],
    leak: 0)
}
