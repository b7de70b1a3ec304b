import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import Testing

/// A small ladder of given parts with random parameters, points and noise.
struct LadderCase: Sendable, CustomTestStringConvertible {
  let encoder: [Int]
  let decoder: [Int]
  let facets: [LadderArchitecture.Facet]
  var posterior = Posterior.Family.diagonal
  var prior = MixturePrior.Family.diagonal
  var variances = VarianceForm.softplus(sharpness: 10)
  var likelihood = Likelihood.Family.bernoulli
  var objective = Objective.marginal

  var testDescription: String {
    "\(encoder)-\(decoder), \(facets.map { "\($0.latents)×\($0.components) at \($0.rung)" }), \(posterior), \(prior), "
      + "\(variances), \(likelihood), \(objective)"
  }

  private static func facet(_ latents: Int, _ components: Int, _ rung: Int) -> LadderArchitecture.Facet {
    LadderArchitecture.Facet(latents: latents, components: components, rung: rung)
  }

  /// One, two and three facets, on ladders of several lengths.
  static let all: [LadderCase] = {
    let two = [facet(2, 3, 1), facet(3, 2, 2)]
    var cases = [
      LadderCase(encoder: [5], decoder: [4], facets: [facet(2, 3, 1)]),
      LadderCase(encoder: [4, 6, 5], decoder: [5, 4], facets: [facet(1, 2, 3)], variances: .exponential),
      LadderCase(encoder: [4, 6], decoder: [6, 4], facets: two),
      LadderCase(encoder: [4, 6], decoder: [5, 3, 4], facets: two),
      LadderCase(
        encoder: [6, 5, 4], decoder: [3, 4, 5, 6], facets: [facet(1, 2, 1), facet(2, 3, 2), facet(2, 1, 3)]),
      LadderCase(encoder: [6, 5, 4, 3], decoder: [4, 5, 6, 3], facets: [facet(2, 2, 1), facet(2, 3, 4)]),
    ]
    for objective in Objective.allCases {
      for prior in [MixturePrior.Family.diagonal, .full] {
        cases.append(
          LadderCase(
            encoder: [4, 6], decoder: [5, 3, 4], facets: two, posterior: .full, prior: prior,
            likelihood: .gaussian(deviation: 0.7, isLearned: true), objective: objective))
      }
    }
    cases.append(
      LadderCase(encoder: [4, 6], decoder: [5, 3, 4], facets: [facet(2, 1, 1), facet(3, 1, 2)], prior: .standard))
    return cases
  }()

  /// Parts of five features, with an activation.
  func architecture(_ activation: Activation) -> LadderArchitecture {
    LadderArchitecture(
      features: 5, encoder: encoder, decoder: decoder, facets: facets, activation: activation, gate: 0.6,
      posterior: posterior, prior: prior, variances: variances, likelihood: likelihood)
  }

  /// A smooth network, so that differences see no kinks; every parameter is drawn, those of the priors too.
  var model: LadderAutoencoder<Double> {
    var stream = RandomStream(seed: 11).child("model")
    var model = LadderAutoencoder<Double>(architecture(.tanh))
    for i in model.parameters.values.indices { model.parameters.values[i] = 0.6 * stream.normal() }
    for slice in model.parameters.layout.slices where slice.name.hasSuffix("raw-variances") {
      // Variances of some tenths: where exp(10·t) is tiny, they are too, and differences are of no use.
      model.parameters[slice] = (0..<slice.count).map { _ in 0.3 + 0.4 * stream.uniform() }
    }
    return model
  }

  /// Room with four points and their noise, each facet with a gate and a weight of its own.
  func workspace() -> LadderWorkspace<Double> {
    var workspace = LadderWorkspace(model, points: 4)
    var stream = RandomStream(seed: 5).child("points")
    for i in workspace.points.elements.indices { workspace.points.elements[i] = stream.uniform() }
    for j in facets.indices {
      for i in workspace[noiseOf: j].elements.indices { workspace[noiseOf: j].elements[i] = stream.normal() }
      workspace.gates[j] = j == facets.count - 1 ? 1 : 0.3 + 0.2 * Double(j)
      workspace.weights[j] = 0.5 + 0.25 * Double(j)
    }
    return workspace
  }
}
