internal import Autoencoders
internal import Networks
internal import Parameters

/// What a notebook says of the parts of a ladder autoencoder; the number of features is the images'.
struct LadderParameters: Equatable, Sendable {
  /// The architecture, but for its features.
  private let parts: LadderArchitecture

  /// Reads `latents`, `prior`, `components`, `encoder`, `decoder`, `rungs`, `activation`, `slope` (of `leaky-relu`),
  /// `posterior` and `gate`.
  init(from reader: inout ParameterReader) throws(NotebookError) {
    let latents = try reader.integers("latents", in: 1...10_000)
    let prior = try reader.choice("prior", of: MixturePrior.Family.self, default: .diagonal)
    let ones = [Int](repeating: 1, count: latents.count)
    let components =
      prior == .standard
      ? try reader.integers("components", in: 1...1, default: ones) : try reader.integers("components", in: 1...10_000)
    let encoder = try reader.integers("encoder", in: 1...100_000, default: [500, 2000])
    let decoder = try reader.integers("decoder", in: 1...100_000, default: [2000, 500, 500])
    // By default the last layers of the encoder, one for each facet.
    let last = latents.indices.map { encoder.count - latents.count + 1 + $0 }
    let rungs = try reader.integers("rungs", in: 1...1000, default: last)
    parts = LadderArchitecture(
      features: 1, encoder: encoder, decoder: decoder,
      facets: zip(latents.indices, latents).map { j, count in
        LadderArchitecture.Facet(
          latents: count, components: j < components.count ? components[j] : 1, rung: j < rungs.count ? rungs[j] : 0)
      }, activation: try Activation(from: &reader, slope: 0.01),
      gate: try reader.number("gate", in: 0...1e6, default: 0.1),
      posterior: try reader.choice("posterior", default: .diagonal), prior: prior)
    guard let place = reader.location(of: "latents") else { return }
    for (name, count) in [("components", components.count), ("rungs", rungs.count)] where count != latents.count {
      throw NotebookError(
        "'\(name)' holds \(count) numbers, but 'latents' \(latents.count); give one for each facet",
        at: reader.location(of: name) ?? place)
    }
    if let fault = parts.fault { throw NotebookError(fault, at: reader.location(of: "rungs") ?? place) }
  }

  /// The number of facets.
  var facets: Int { parts.facets.count }
  /// The family of the priors.
  var prior: MixturePrior.Family { parts.prior }
  /// Kⱼ of each facet.
  var components: [Int] { parts.facets.map(\.components) }

  /// The architecture for images of so many pixels.
  func architecture(pixels: Int) -> LadderArchitecture {
    var architecture = parts
    architecture.features = pixels
    return architecture
  }
}

extension ParameterReader {
  /// Where a parameter was written; nil for a default.
  func location(of name: String) -> SourceLocation? { resolved.last { $0.name == name }?.location }
}
