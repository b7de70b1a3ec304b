import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra

/// A decoder of one output.
func decoder(_ w: [Double], _ b: [Double], _ beta: [Double]) throws -> ShallowDecoder {
  try ShallowDecoder(
    inputWeights: w, biases: b, outputWeights: Matrix(rows: w.count, columns: 1, elements: beta), shift: [0], leak: 0)
}

/// Two components before an injective f with slopes .4, 1.2 and .8.
func injectiveModel() throws -> PiecewiseAffineModel {
  try PiecewiseAffineModel(
    prior: LatentMixture(weights: [0.4, 0.6], means: [-1, 1], deviations: [0.4, 0.6]),
    decoder: decoder([1.25, -1.25], [1.25, 1.25], [0.64, -0.32]), noise: 0.1)
}

/// Two components before |z|: the mirror image of the first mean, at 1.5, lies in the range of its slice.
func foldedModel() throws -> PiecewiseAffineModel {
  try PiecewiseAffineModel(
    prior: LatentMixture(weights: [0.4, 0.6], means: [-0.75, 2], deviations: [0.4, 0.6]),
    decoder: decoder([1.25, -1.25], [0, 0], [0.8, 0.8]), noise: 0.1)
}

/// A model as `draw-model` puts it out.
func simulated(_ model: PiecewiseAffineModel, _ arm: SimulationArm) -> SimulatedModel {
  SimulatedModel(
    arm: arm, truth: ModelNumbers(model), fittedComponents: model.prior.components + arm.surplus,
    slopes: PreimageCounts(model.decoder).slopes, rejected: 0)
}

/// A search that found these parameters, each at an excess, besides the truth.
func search(
  _ model: PiecewiseAffineModel, _ arm: SimulationArm, finding others: [([Double], Double)] = []
) throws -> OptimaSearch {
  let truth = Array(model.parameters.dropLast())
  return OptimaSearch(
    arm: arm, names: model.shape.scalars.dropLast().map(\.description), reference: truth,
    referenceLoss: 0, entropy: 0, nodes: 1, quadratureError: 0,
    runs: ([(truth, 0)] + others).enumerated().map { number, end in
      .init(
        method: .quasiNewton, start: number, searched: end.1, excess: end.1, isConverged: true, iterations: 1,
        parameters: end.0)
    }, tolerance: 1e-6)
}
