internal import Autoencoders
internal import Networks
internal import Parameters
internal import Stages

/// What a notebook says of the parts of an autoencoder; the number of features is the points'.
struct ArchitectureParameters: Equatable, Sendable {
  /// The likelihoods, as a notebook says them.
  enum LikelihoodName: String, CaseIterable {
    case gaussian
    case bernoulli
  }

  let latents: Int
  let components: Int
  let hidden: [Int]
  let activation: Activation
  let posterior: Posterior.Family
  let prior: MixturePrior.Family
  let likelihood: Likelihood.Family

  /// Reads `latents`, `prior`, `components`, `hidden`, `activation`, `slope` (of `leaky-relu`), `posterior`,
  /// `likelihood`, and `deviation` and `learn-deviation` (of `gaussian`).
  init(from reader: inout ParameterReader) throws(NotebookError) {
    latents = try reader.integer("latents", in: 1...10_000)
    prior = try reader.choice("prior", default: .diagonal)
    components =
      prior == .standard
      ? try reader.integer("components", in: 1...1, default: 1) : try reader.integer("components", in: 1...10_000)
    hidden = try reader.integers("hidden", in: 1...100_000, default: [64, 64])
    activation = try Activation(from: &reader, slope: 0.2)
    posterior = try reader.choice("posterior", default: .diagonal)
    switch try reader.choice("likelihood", of: LikelihoodName.self, default: .gaussian) {
    case .bernoulli: likelihood = .bernoulli
    case .gaussian:
      likelihood = .gaussian(
        deviation: try reader.number("deviation", in: 1e-6...1e6, default: 0.1),
        isLearned: try reader.flag("learn-deviation", default: true))
    }
  }

  /// The architecture for points of so many features.
  func architecture(features: Int) -> Architecture {
    Architecture(
      features: features, latents: latents, hidden: hidden, activation: activation, posterior: posterior, prior: prior,
      components: components, likelihood: likelihood)
  }
}
