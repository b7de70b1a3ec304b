private import Foundation
package import Likelihood

extension PiecewiseAffineModel {
  /// The shape of the models that are fitted: this model's, but for the number of components.
  package func shape(components: Int) -> ModelShape {
    var shape = shape
    shape.components = components
    return shape
  }

  /// The model of parameters that leave the noise out, which is this model's.
  package func model(_ parameters: [Double], shape: ModelShape) throws(ModelError) -> PiecewiseAffineModel {
    try PiecewiseAffineModel(parameters: parameters + [log(noise)], shape: shape)
  }

  /// The parameters but for the noise.
  package var parametersWithoutNoise: [Double] { Array(parameters.dropLast()) }

  /// The model without one of its components, of which there must be two.
  package func withoutComponent(_ j: Int) throws(ModelError) -> PiecewiseAffineModel {
    let kept = (0..<prior.components).filter { $0 != j }
    let sum = kept.reduce(0) { $0 + prior.weights[$1] }
    return try PiecewiseAffineModel(
      prior: LatentMixture(
        weights: kept.map { prior.weights[$0] / sum }, means: kept.map { prior.means[$0] },
        deviations: kept.map { prior.deviations[$0] }), decoder: decoder, noise: noise)
  }

  /// The same distribution with the heaviest component written as two halves.
  package func withSplitComponent() throws(ModelError) -> PiecewiseAffineModel {
    let heaviest = prior.weights.indices.max { prior.weights[$0] < prior.weights[$1] } ?? 0
    var weights = prior.weights
    weights[heaviest] /= 2
    return try PiecewiseAffineModel(
      prior: LatentMixture(
        weights: weights + [weights[heaviest]], means: prior.means + [prior.means[heaviest]],
        deviations: prior.deviations + [prior.deviations[heaviest]]), decoder: decoder, noise: noise)
  }
}
