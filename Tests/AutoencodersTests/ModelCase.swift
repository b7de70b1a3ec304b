import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import Testing

/// A small model of given parts with random parameters, points and noise, and a bound of it.
struct ModelCase: Sendable, CustomTestStringConvertible {
  var architecture: Architecture
  var objective = Objective.marginal

  var testDescription: String {
    "\(architecture.encoder)-\(architecture.decoder), "
      + "\(architecture.facets.map { "\($0.latents)×\($0.components) at \($0.rung)" }), "
      + "\(architecture.posterior) posterior, \(architecture.prior) prior, \(architecture.variances), "
      + "\(architecture.likelihood), \(objective)"
  }

  /// One facet at the top of a network of one hidden layer.
  init(
    objective: Objective, posterior: Posterior.Family, prior: PriorFamily, likelihood: Likelihood.Family,
    latents: Int = 3
  ) {
    architecture = Architecture(
      features: 4, latents: latents, hidden: [5], activation: .tanh, posterior: posterior, prior: prior,
      components: prior == .standard ? 1 : 3, likelihood: likelihood)
    self.objective = objective
  }

  /// Facets of (latents, components, rung).
  init(_ encoder: [Int], _ decoder: [Int], _ facets: [(Int, Int, Int)]) {
    architecture = Architecture(
      features: 5, encoder: encoder, decoder: decoder,
      facets: facets.map { Architecture.Facet(latents: $0.0, components: $0.1, rung: $0.2) }, activation: .tanh,
      gate: 0.6)
  }

  /// Every combination of parts with one facet, and two of other numbers of latents.
  static let ofOneFacet: [ModelCase] = {
    let likelihoods: [Likelihood.Family] = [
      .gaussian(deviation: 0.7, isLearned: false), .gaussian(deviation: 0.7, isLearned: true), .bernoulli,
    ]
    var cases: [ModelCase] = []
    for objective in Objective.allCases {
      for posterior in Posterior.Family.allCases {
        for prior in PriorFamily.allCases {
          for likelihood in likelihoods {
            cases.append(
              ModelCase(objective: objective, posterior: posterior, prior: prior, likelihood: likelihood))
          }
          for latents in [1, 2] {
            cases.append(
              ModelCase(
                objective: objective, posterior: posterior, prior: prior, likelihood: .bernoulli, latents: latents))
          }
        }
      }
    }
    return cases
  }()

  /// One, two and three facets, on ladders of several lengths, and a facet that is read from the points themselves.
  static let ofFacets: [ModelCase] = {
    let two = [(2, 3, 1), (3, 2, 2)]
    var cases = [
      ModelCase([5], [4], [(2, 3, 1)]), ModelCase([4, 6, 5], [5, 4], [(1, 2, 3)]), ModelCase([4, 6], [6, 4], two),
      ModelCase([4, 6], [5, 3, 4], two), ModelCase([6, 5, 4], [3, 4, 5, 6], [(1, 2, 1), (2, 3, 2), (2, 1, 3)]),
      ModelCase([6, 5, 4, 3], [4, 5, 6, 3], [(2, 2, 1), (2, 3, 4)]), ModelCase([], [], [(2, 3, 0)]),
    ]
    cases[1].architecture.variances = .exponential
    for objective in Objective.allCases {
      for prior in [PriorFamily.diagonal, .full] {
        var part = ModelCase([4, 6], [5, 3, 4], two)
        (part.objective, part.architecture.posterior, part.architecture.prior) = (objective, .full, prior)
        part.architecture.likelihood = .gaussian(deviation: 0.7, isLearned: true)
        cases.append(part)
      }
    }
    var vanilla = ModelCase([4, 6], [5, 3, 4], [(2, 1, 1), (3, 1, 2)])
    vanilla.architecture.prior = .standard
    return cases + [vanilla]
  }()

  static let all = ofOneFacet + ofFacets

  /// A smooth network, so that differences see no kinks; every parameter is drawn, those of the priors too.
  var model: Autoencoder<Double> {
    var model = Autoencoder<Double>(architecture)
    draw(&model.parameters)
    return model
  }

  /// Draws all parameters.
  func draw(_ parameters: inout ParameterBuffer<Double>) {
    var stream = RandomStream(seed: 11).child("model")
    for i in parameters.values.indices { parameters.values[i] = 0.6 * stream.normal() }
    for slice in parameters.layout.slices where slice.name.hasSuffix("raw-variances") {
      // Variances of some tenths: where exp(10·t) is tiny, they are too, and differences are of no use.
      parameters[slice] = (0..<slice.count).map { _ in 0.3 + 0.4 * stream.uniform() }
    }
  }

  /// Five points and their noise, and for several facets a gate and a weight of its own for each.
  func workspace(of model: Autoencoder<Double>? = nil, noiseSeed: UInt64 = 3) -> Workspace<Double> {
    var workspace = Workspace(model ?? self.model, points: 5)
    var stream = RandomStream(seed: 5).child("points")
    for i in workspace.points.elements.indices { workspace.points.elements[i] = stream.uniform() }
    var noise = RandomStream(seed: noiseSeed).child("noise")
    let count = architecture.facets.count
    for j in 0..<count {
      for i in workspace[noiseOf: j].elements.indices { workspace[noiseOf: j].elements[i] = noise.normal() }
      let styles = workspace[styleNoiseOf: j]
      var styleNoise = RandomStream(seed: noiseSeed).child("styles").child(j)
      workspace[styleNoiseOf: j] = styles.map { _ in styleNoise.normal() }
      if count > 1 { workspace.weights[j] = 0.5 + 0.25 * Double(j) }
      if j < count - 1 { workspace.gates[j] = 0.3 + 0.2 * Double(j) }
    }
    return workspace
  }
}

extension Autoencoder {
  /// The bound of a workspace, with all its terms.
  func bound(_ objective: Objective, in workspace: inout Workspace<Scalar>) -> EvidenceLowerBound {
    forward(objective, in: &workspace)
    return workspace.bound
  }
}

/// The derivatives of the mean negative bound by every parameter, by central differences of 1e-5.
///
/// Their error is h²·f‴/6, some 1e-10 times the third derivative, with rounding of 1e-15/h.
func differences(
  of model: Autoencoder<Double>, _ objective: Objective, in workspace: inout Workspace<Double>
) -> [Double] {
  let step = 1e-5
  return model.parameters.values.indices.map { i in
    var (up, down) = (model, model)
    up.parameters.values[i] += step
    down.parameters.values[i] -= step
    let upper = up.bound(objective, in: &workspace).total
    return (down.bound(objective, in: &workspace).total - upper) / (2 * step)
  }
}
