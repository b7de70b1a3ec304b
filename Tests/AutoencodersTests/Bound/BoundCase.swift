import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import Testing

/// A small model of given parts with random parameters, points and noise.
struct BoundCase: Sendable, CustomTestStringConvertible {
  let objective: Objective
  let posterior: Posterior.Family
  let prior: MixturePrior.Family
  let likelihood: Likelihood.Family
  var latents = 3

  var testDescription: String { "\(objective), \(posterior) posterior, \(prior) prior, \(likelihood), L = \(latents)" }

  /// Every combination of parts, and two of other numbers of latents.
  static let all: [BoundCase] = {
    let likelihoods: [Likelihood.Family] = [
      .gaussian(deviation: 0.7, isLearned: false), .gaussian(deviation: 0.7, isLearned: true), .bernoulli,
    ]
    var cases: [BoundCase] = []
    for objective in Objective.allCases {
      for posterior in Posterior.Family.allCases {
        for prior in MixturePrior.Family.allCases {
          for likelihood in likelihoods {
            cases.append(
              BoundCase(objective: objective, posterior: posterior, prior: prior, likelihood: likelihood))
          }
          for latents in [1, 2] {
            cases.append(
              BoundCase(
                objective: objective, posterior: posterior, prior: prior, likelihood: .bernoulli, latents: latents))
          }
        }
      }
    }
    return cases
  }()

  /// A smooth network, so that differences see no kinks; every parameter is drawn, those of the prior too.
  var model: Autoencoder<Double> {
    var stream = RandomStream(seed: 11).child("model")
    var model = Autoencoder<Double>(
      Architecture(
        features: 4, latents: latents, hidden: [5], activation: .tanh, posterior: posterior, prior: prior,
        components: prior == .standard ? 1 : 3, likelihood: likelihood))
    for i in model.parameters.values.indices { model.parameters.values[i] = 0.6 * stream.normal() }
    return model
  }

  /// Room with five points and their noise.
  func workspace(noiseSeed: UInt64 = 3) -> BoundWorkspace<Double> {
    var workspace = BoundWorkspace(model, points: 5)
    var stream = RandomStream(seed: 5).child("points")
    for i in workspace.points.elements.indices { workspace.points.elements[i] = stream.uniform() }
    var noise = RandomStream(seed: noiseSeed).child("noise")
    for i in workspace.noise.elements.indices { workspace.noise.elements[i] = noise.normal() }
    return workspace
  }
}
