import AllocationCounter
import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct SkipAutoencoderNormalTests {
  @Test(arguments: [true, false]) func theGradientAgreesWithDifferences(hasSkips: Bool) {
    var stream = RandomStream(seed: 6)
    let (model, start) = sample(hasSkips: hasSkips, using: &stream)
    var batch = start
    model.forwardNormal(in: &batch)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.backwardNormal(weight: 0.3, in: &batch, addingTo: &gradients)
    expectDifferences(gradients, model.parameters) { parameters in
      var (other, batch) = (model, start)
      other.parameters = parameters
      other.forwardNormal(in: &batch)
      return 0.3 * batch.bound.total
    }
  }

  /// The same layers in the autoencoder that others ask; its bound at the same noise is the same number.
  @Test func itsBoundIsThatOfTheSameAutoencoderWithoutPaths() throws {
    var stream = RandomStream(seed: 7)
    var (model, batch) = sample(hasSkips: true, using: &stream)
    model.noise.set(deviation: 0.5, &model.parameters)
    model.forwardNormal(in: &batch)
    let encoder = model.encoder.plainLayers(model.parameters, slope: 0.25)
    let decoder = model.decoder.plainLayers(model.parameters, slope: 0.25)
    let architecture = Architecture(
      features: 3, encoder: [4 + 6], decoder: [4 + 4],
      facets: [Architecture.Facet(latents: 2, components: 1, rung: 1)],
      activation: .leakyRelu(slope: 0.25), prior: .standard, variances: .exponential,
      likelihood: .gaussian(deviation: 0.5, isLearned: false))
    let layers = [
      "encoder.0": encoder[0], "facet.0.head": encoder[1], "decoder.0": decoder[0], "decoder.1": decoder[1],
    ]
    let plain = try Autoencoder<Double>(architecture) { slice in
      let (name, kind) = (slice.name.split(separator: ".").dropLast().joined(separator: "."), slice.shape.count)
      let layer = try #require(layers[name])
      return kind == 2 ? layer.weights.elements : layer.biases
    }
    let means = try #require(plain.codes(of: PointSet(batch.points)).first)
    for n in 0..<5 { for i in 0..<2 { expectClose(means[n, i], batch.encoder.output[n, i], absolute: 1e-12) } }
    var draws = stream
    let mine = (0..<2000).reduce(0.0) { sum, _ in
      draws.fillNormals(&batch.noise.elements)
      model.forwardNormal(in: &batch)
      return sum + batch.bound.total / 5 / 2000
    }
    let theirs = plain.bound(of: PointSet(batch.points), .marginal, draws: 2000, using: &draws).total
    // The other bound draws log p(z), too: 10,000 draws each of a deviation near 3.
    expectClose(mine, theirs, absolute: 0.3)
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func aStepAllocatesNothing() throws {
    NumericEnvironment.useOneThread()
    var stream = RandomStream(seed: 5)
    var model = SkipAutoencoder<Float>(
      SkipShape(features: 3, latents: 2, hidden: [16, 16], activation: .relu, hasSkips: true, learnsDeviation: true))
    try model.initialize(scale: 1, gain: 1, second: -4, deviation: 0.1, using: &stream)
    var batch = SkipBatch(model, points: 32)
    batch.points.elements = stream.normals(96).map { Float($0) }
    var climber = NormalClimber(model)
    var (gradients, terms) = (ParameterBuffer<Float>(layout: model.parameters.layout), [0.0, 0, 0, 0, 0])
    let step = ClimbStep(epoch: 0, points: 32)
    climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms)
    let before = allocations_of_this_thread()
    for _ in 0..<10 { climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms) }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(terms.allSatisfy(\.isFinite) && gradients.norm > 0)
  }

  private func sample(hasSkips: Bool, using stream: inout RandomStream) -> (SkipAutoencoder<Double>, SkipBatch<Double>)
  {
    var model = SkipAutoencoder<Double>(
      SkipShape(
        features: 3, latents: 2, hidden: [4], activation: .leakyRelu(slope: 0.25), hasSkips: hasSkips,
        learnsDeviation: true))
    model.parameters.values = stream.normals(model.parameters.values.count).map { 0.4 * $0 }
    var batch = SkipBatch(model, points: 5)
    batch.points.elements = stream.normals(15)
    batch.noise.elements = stream.normals(10)
    return (model, batch)
  }
}
