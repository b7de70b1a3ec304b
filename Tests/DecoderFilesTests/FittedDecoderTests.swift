import Assumptions
import Autoencoders
import DecoderFiles
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

/// An autoencoder with drawn parameters.
private func model(
  _ activation: Activation, facets: [Architecture.Facet], decoder: [Int], likelihood: Likelihood.Family = .bernoulli
) -> Autoencoder<Float> {
  let rungs = facets.map(\.rung)
  let architecture = Architecture(
    features: 5, encoder: [Int](repeating: 6, count: rungs.max() ?? 0), decoder: decoder, facets: facets,
    activation: activation, gate: 0.3, likelihood: likelihood)
  var stream = RandomStream(seed: 4)
  var model = Autoencoder<Float>(architecture, .drawn, using: &stream)
  for slice in model.parameters.layout.slices where slice.name.hasSuffix(".bias") {
    model.parameters[slice] = stream.normals(slice.count).map { Float($0) }
  }
  return model
}

@Suite struct FittedDecoderTests {
  /// f of the layers is what the autoencoder reconstructs from its codes: facets that come in at once, later, and two of
  /// them.
  @Test(arguments: [Activation.relu, .leakyRelu(slope: 0.2), .identity], [0, 1, 2, 3])
  func theLayersComputeWhatTheAutoencoderDoes(activation: Activation, shape: Int) throws {
    func facet(_ latents: Int, _ rung: Int) -> Architecture.Facet {
      Architecture.Facet(latents: latents, components: 2, rung: rung)
    }
    let facets = [
      [facet(2, 2)], [facet(1, 1), facet(2, 2)], [facet(2, 1), facet(3, 3)], [facet(1, 1), facet(2, 2), facet(1, 3)],
    ][shape]
    let model = model(
      activation, facets: facets, decoder: [7, 8, 6, 5], likelihood: .gaussian(deviation: 1, isLearned: false))
    let file = try Decoder(model, file: "the autoencoder")
    let latents = facets.reduce(0) { $0 + $1.latents }
    #expect(file.decoder.latents == latents && file.decoder.outputs == 5)
    var stream = RandomStream(seed: 9)
    let codes = facets.map { Matrix(rows: 20, columns: $0.latents, elements: stream.normals(20 * $0.latents)) }
    let decoded = model.decode(codes)
    for n in 0..<20 {
      let value = file.decoder(codes.flatMap { $0.row(n) })
      // Single precision against double.
      for (a, b) in zip(value, decoded.row(n)) { expectClose(a, b, relative: 1e-4, absolute: 1e-5) }
    }
  }

  @Test func thePriorIsThatOfAllFacets() throws {
    let model = model(
      .relu,
      facets: [
        Architecture.Facet(latents: 1, components: 2, rung: 1), Architecture.Facet(latents: 2, components: 3, rung: 2),
      ], decoder: [6, 6])
    let file = try Decoder(model, file: "the autoencoder")
    let prior = try #require(file.prior)
    #expect(prior.components == 6 && prior.features == 3)
    expectClose(prior.weights.reduce(0, +), 1, relative: 1e-12)
    #expect(file.notes.first?.contains("logits") == true)
  }

  @Test func aSmoothActivationIsToldByF1() throws {
    let model = model(.tanh, facets: [Architecture.Facet(latents: 2, components: 2, rung: 1)], decoder: [4])
    let decoder = try Decoder(model, file: "the autoencoder").decoder
    #expect(try AssumptionLinter().lint(decoder)[.f1].verdict == .fails)
    let later = self.later
    #expect(throws: DecoderFileError.self) { try Decoder(later, file: "the autoencoder") }
  }

  private var later: Autoencoder<Float> {
    model(
      .tanh,
      facets: [
        Architecture.Facet(latents: 1, components: 2, rung: 1), Architecture.Facet(latents: 2, components: 2, rung: 2),
      ], decoder: [4, 4, 4])
  }
}
