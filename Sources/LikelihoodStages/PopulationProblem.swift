private import Foundation
package import Likelihood
package import LikelihoodArtifacts
package import Randomness

/// What is minimised: the population of a truth, the class that is fitted to it, and what counts as the truth in it.
///
/// Where the class holds the truth, the reference is the truth; where it has a component more, the truth with its heaviest
/// component written as two halves, one point of a continuum. Where the class has a component too few, there is no
/// reference before the search: it is the best approximation, whose loss is the least.
package struct PopulationProblem {
  /// The truth.
  package let truth: PiecewiseAffineModel
  /// The shape of the class.
  package let shape: ModelShape
  /// The population as a weighted grid.
  package let observations: Observations
  /// The loss over all parameters but the noise.
  package let loss: KnownNoiseLoss
  /// The truth's loss.
  package let entropy: Double
  /// The parameters that count as the truth, where they are known.
  package let knownReference: Polished?

  /// Creates the problem of a model.
  package init(_ model: SimulatedModel, resolution: Double) throws {
    truth = try model.truth.model()
    guard truth.decoder.outputs == 1 else { throw LaboratoryError.outputs(truth.decoder.outputs) }
    shape = truth.shape(components: model.fittedComponents)
    observations = try truth.population(resolution: resolution)
    loss = try KnownNoiseLoss(observations, shape: shape, logNoise: log(truth.noise))
    entropy = try truth.loss(on: observations)
    if model.arm.surplus >= 0 {
      let written = model.arm.surplus == 0 ? truth : try truth.withSplitComponent()
      var loss = loss
      let parameters = written.parametersWithoutNoise
      knownReference = Polished(position: parameters, loss: loss.value(at: parameters))
    } else {
      knownReference = nil
    }
  }

  /// The parameters of a random start.
  package func randomStart(_ kind: StartKind, using stream: inout RandomStream) throws(ModelError) -> [Double] {
    try LikelihoodStages.randomStart(
      shape, noise: truth.noise, kind: kind, for: observations, using: &stream
    ).parametersWithoutNoise
  }

  /// The parameters of the truth without each of its components, for a class of one component less.
  package var reducedTruths: [[Double]] {
    (0..<truth.prior.components).compactMap { try? truth.withoutComponent($0).parametersWithoutNoise }
  }

  /// Behind a fold, the parameters of the truth with one of its components mirrored: as good, and other priors.
  package var mirroredTruths: [[Double]] {
    let fold = -truth.decoder.biases[0] / truth.decoder.inputWeights[0]
    return (0..<truth.prior.components).map { j in
      var parameters = truth.parametersWithoutNoise
      parameters[truth.prior.components + j] = 2 * fold - truth.prior.means[j]
      return parameters
    }
  }

  /// How far the truth's loss moves where the sum is twice as fine, in nats.
  package func quadratureError(resolution: Double) throws -> Double {
    abs(try truth.loss(on: truth.population(resolution: 2 * resolution)) - entropy)
  }
}
