internal import Autoencoders
internal import Networks
internal import Parameters
internal import Stages

extension Architecture {
  /// The parts of VaDE: reads `latents`, `prior`, `components`, `hidden`, `activation`, `slope` (of `leaky-relu`),
  /// `posterior`, `posterior-components`, `styles` and `style-units` (of `gmvae`), `likelihood`, and `deviation` and `learn-deviation` (of `gaussian`). The features are those of the
  /// points.
  static func ofVaDE(from reader: inout ParameterReader) throws(NotebookError) -> Architecture {
    let latents = try reader.integer("latents", "How many latents there are, L.", in: 1...10_000)
    let prior = try reader.prior()
    let components = try reader.integer(
      "components", "How many components the prior has, K.", in: prior.componentCounts,
      default: prior == .standard ? 1 : nil)
    var parts = Architecture(
      features: 1, latents: latents,
      hidden: try reader.hidden(),
      activation: try Activation(from: &reader, slope: 0.2),
      posterior: try reader.posterior(), prior: prior,
      components: components,
      likelihood: try Likelihood.Family(from: &reader, default: .gaussian))
    let posteriorComponents = try reader.integer(
      "posterior-components", "Of how many normals q(z|x) is a mixture.", in: 1...1000, default: 1)
    if posteriorComponents > 1 { parts.posteriorComponents = posteriorComponents }
    let styles = try reader.only(if: prior == .styled, "where 'prior' is 'gmvae'") { (reader) throws(NotebookError) in
      (
        try reader.integer(
          "styles", "How many numbers the style has that makes the prior.", in: 1...10_000, default: 2),
        try reader.integer("style-units", "The units of the network that reads it.", in: 1...100_000, default: 16)
      )
    }
    (parts.styles, parts.styleUnits) = (styles?.0, styles?.1)
    if let place = reader.location(of: "latents"), let fault = parts.sizeFault {
      throw NotebookError(fault, at: reader.location(of: "hidden") ?? place)
    }
    return parts
  }

  /// The parts of MFC-VAE: reads `latents`, `prior`, `components`, `encoder`, `decoder`, `rungs`, `activation`, `slope` (of
  /// `leaky-relu`), `gate`, `posterior`, `likelihood`, and `deviation` and `learn-deviation` (of `gaussian`). The features
  /// are the pixels of the images.
  static func ofMFCVAE(from reader: inout ParameterReader) throws(NotebookError) -> Architecture {
    let latents = try reader.integers("latents", "How many latents each facet has, L.", in: 1...10_000)
    let prior = try reader.prior()
    let components = try reader.integers(
      "components", "How many components the prior of each facet has, K.", in: prior.componentCounts,
      default: prior == .standard ? [Int](repeating: 1, count: latents.count) : nil)
    let encoder = try reader.integers(
      "encoder", "The widths of the encoder's layers.", in: 1...100_000, default: [500, 2000])
    let decoder = try reader.integers(
      "decoder", "The widths of the decoder's layers.", in: 1...100_000, default: [2000, 500, 500])
    // By default the last layers of the encoder, one for each facet.
    let last = latents.indices.map { encoder.count - latents.count + 1 + $0 }
    let rungs = try reader.integers(
      "rungs", "After which layer of the encoder each facet is read; by default the last ones.", in: 1...1000,
      default: last)
    let parts = Architecture(
      features: 1, encoder: encoder, decoder: decoder,
      facets: zip(latents.indices, latents).map { j, count in
        Facet(
          latents: count, components: j < components.count ? components[j] : 1, rung: j < rungs.count ? rungs[j] : 0)
      }, activation: try Activation(from: &reader, slope: 0.01),
      gate: try reader.number("gate", "The weight of a facet that is let in, at first.", in: 0...1e6, default: 0.1),
      posterior: try reader.posterior(), prior: prior,
      likelihood: try Likelihood.Family(from: &reader, default: .bernoulli))
    guard let place = reader.location(of: "latents") else { return parts }
    for (name, count) in [("components", components.count), ("rungs", rungs.count)] where count != latents.count {
      throw NotebookError(
        "'\(name)' holds \(count) numbers, but 'latents' \(latents.count); give one for each facet",
        at: reader.location(of: name) ?? place)
    }
    if let fault = parts.sizeFault { throw NotebookError(fault, at: reader.location(of: "rungs") ?? place) }
    return parts
  }

  /// The same parts for points of so many features.
  func with(features: Int) -> Architecture {
    var architecture = self
    architecture.features = features
    return architecture
  }
}

extension Likelihood.Family {
  /// The likelihoods, as a notebook says them.
  enum Name: String, CaseIterable {
    case gaussian
    case bernoulli
  }

  /// Reads `likelihood`, and `deviation` and `learn-deviation` of `gaussian`.
  init(from reader: inout ParameterReader, default name: Name) throws(NotebookError) {
    let name = try reader.choice("likelihood", "The family of p(x|z).", default: name)
    let gaussian = try reader.only(if: name == .gaussian, "where 'likelihood' is 'gaussian'") {
      (reader) throws(NotebookError) in
      Likelihood.Family.gaussian(
        deviation: try reader.number(
          "deviation", "σ of the likelihood, or where it starts.", in: 1e-6...1e6, default: 0.1),
        isLearned: try reader.flag("learn-deviation", "Whether σ is learned.", default: true))
    }
    self = gaussian ?? .bernoulli
  }
}

extension PriorFamily {
  /// How many components a prior of this family can have.
  fileprivate var componentCounts: ClosedRange<Int> { self == .standard ? 1...1 : 1...10_000 }
}

/// What several kinds of fits read.
extension ParameterReader {
  fileprivate mutating func prior() throws(NotebookError) -> PriorFamily {
    try choice("prior", "The family of the prior.", default: .diagonal)
  }

  mutating func hidden() throws(NotebookError) -> [Int] {
    try integers(
      "hidden", "The widths of the encoder's hidden layers; the decoder's are the reverse.", in: 1...100_000,
      default: [64, 64])
  }

  mutating func posterior() throws(NotebookError) -> Posterior.Family {
    try choice("posterior", "The family of q(z|x).", default: .diagonal)
  }

  mutating func objective() throws(NotebookError) -> Objective {
    try choice("objective", "The bound that is climbed.", default: .marginal)
  }

  mutating func learningRate(default rate: Double) throws(NotebookError) -> Double {
    try number("learning-rate", "The learning rate, at first.", in: 0...100, default: rate)
  }

  mutating func batch(default count: Int) throws(NotebookError) -> Int {
    try integer("batch", "How many points a step looks at.", in: 1...10_000_000, default: count)
  }

  mutating func precision() throws(NotebookError) -> Precision {
    try choice(
      "precision", "The precision of the factors in products of matrices while it is trained; sums stay single.",
      default: .single)
  }

  mutating func priorRestarts(default count: Int) throws(NotebookError) -> Int {
    try integer("prior-restarts", "How many starts the fit of the first prior tries.", in: 1...10_000, default: count)
  }

  /// Where a parameter was written; nil for a default.
  func location(of name: String) -> SourceLocation? { resolved.last { $0.name == name }?.location }
}

extension Activation {
  /// The activations, as a notebook says them.
  private enum Name: String, CaseIterable {
    case relu
    case leakyRelu = "leaky-relu"
    case tanh
  }

  init(from reader: inout ParameterReader, slope: Double) throws(NotebookError) {
    let name = try reader.choice("activation", "What follows each hidden layer.", of: Name.self, default: .relu)
    let own = try reader.only(if: name == .leakyRelu, "where 'activation' is 'leaky-relu'") {
      (reader) throws(NotebookError) in
      try reader.number("slope", "The slope of the activation below zero.", in: 0...1, default: slope)
    }
    switch name {
    case .relu: self = .relu
    case .tanh: self = .tanh
    case .leakyRelu: self = .leakyRelu(slope: own ?? slope)
    }
  }
}
