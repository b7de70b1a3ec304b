import AllocationCounter
import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct SkipAutoencoderStructuredTests {
  @Test func theBoundIsThatOfTheReference() throws {
    let (reference, model) = try referenceModel()
    let (filled, inference) = try referenceBatch(reference, model)
    var batch = filled
    let terms = model.forward(inference, in: &batch, from: try reference.matrix("initial_responsibilities", columns: 3))
    expectClose(batch.potentials.precisions.elements, try reference.numbers("potential.precision"), relative: 1e-12)
    expectClose(batch.potentials.linears.elements, try reference.numbers("potential.linear"), relative: 1e-12)
    expectClose(batch.networks.draws.elements, try reference.numbers("draw"), relative: 1e-9, absolute: 1e-11)
    expectClose(batch.networks.logLikelihoods, try reference.numbers("terms.reconstruction"), relative: 1e-9)
    let divergence = try belief(reference, "").divergence(from: belief(reference, "_prior"))
    expectClose(divergence, try reference.number("terms.global_kl"), relative: 1e-9)
    let bound = (terms.reconstruction + terms.local) / 5 - divergence / 50
    expectClose(bound, try reference.number("bound"), relative: 1e-9)
  }

  @Test(arguments: LocalInference.Gradient.allCases)
  func gradientsAreThoseOfTheReference(form: LocalInference.Gradient) throws {
    let (reference, model) = try referenceModel()
    let (filled, inference) = try referenceBatch(reference, model)
    var batch = filled
    _ = model.forward(inference, in: &batch, from: try reference.matrix("initial_responsibilities", columns: 3))
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.backward(inference, form, weight: -1.0 / 5, in: &batch, addingTo: &gradients)
    let group = "gradients.\(form.rawValue)"
    try reference.expect(gradients, of: "encoder.0", [("enc", 6)], in: group)
    try reference.expect(gradients, of: "encoder.1", [("linear", 2), ("precision_raw", 2)], in: group)
    try reference.expect(gradients, of: "decoder.0", [("dec", 6)], in: group)
    try reference.expect(gradients, of: "decoder.1", [("out", 3)], in: group)
  }

  @Test(arguments: [true, false]) func theExactGradientAgreesWithDifferences(hasSkips: Bool) throws {
    var stream = RandomStream(seed: 5)
    let shape = SkipShape(
      features: 3, latents: 2, hidden: [4], activation: .tanh, hasSkips: hasSkips, learnsDeviation: true)
    var model = SkipAutoencoder<Double>(shape)
    model.parameters.values = stream.normals(model.parameters.values.count).map { 0.4 * $0 }
    let belief = BayesianMixture.drawn(components: 3, latents: 2, concentration: 1, spread: 1, using: &stream)
    let inference = try LocalInference(belief, rounds: 3000, tolerance: 1e-15)
    var batch = StructuredBatch(model, components: 3, points: 4)
    batch.networks.points.elements = stream.normals(12)
    batch.local.noise.elements = stream.normals(8)
    let start = batch
    _ = model.forward(inference, in: &batch)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.backward(inference, .exact, weight: 0.3, in: &batch, addingTo: &gradients)
    expectDifferences(gradients, model.parameters, absolute: 1e-6) { parameters in
      var (other, batch) = (model, start)
      other.parameters = parameters
      let terms = other.forward(inference, in: &batch)
      return 0.3 * (terms.reconstruction + terms.local)
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func aStepOfTheNetworksAllocatesNothing() throws {
    NumericEnvironment.useOneThread()
    var stream = RandomStream(seed: 5)
    let shape = SkipShape(
      features: 3, latents: 2, hidden: [16, 16], activation: .relu, hasSkips: true, learnsDeviation: true)
    var model = SkipAutoencoder<Float>(shape)
    try model.initialize(scale: 2, gain: 1, second: 0, deviation: 0.1, using: &stream)
    let belief = BayesianMixture.drawn(components: 3, latents: 2, concentration: 1, spread: 1, using: &stream)
    let inference = try LocalInference(belief, rounds: 10)
    var batch = StructuredBatch(model, components: 3, points: 32)
    batch.networks.points.elements = stream.normals(96).map { Float($0) }
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    func step() {
      stream.fillNormals(&batch.local.noise.elements)
      _ = model.forward(inference, in: &batch)
      model.backward(inference, .exact, weight: -1, in: &batch, addingTo: &gradients)
    }
    step()
    let before = allocations_of_this_thread()
    for _ in 0..<10 { step() }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(gradients.norm.isFinite && gradients.norm > 0)
  }

  private func referenceModel() throws -> (ModelReference, SkipAutoencoder<Double>) {
    let reference = try ModelReference("svae")
    var model = SkipAutoencoder<Double>(
      SkipShape(features: 3, latents: 2, hidden: [6], activation: .tanh, hasSkips: false, learnsDeviation: false))
    try reference.set("encoder.0", [("enc", 6)], &model.parameters)
    try reference.set("encoder.1", [("linear", 2), ("precision_raw", 2)], &model.parameters)
    try reference.set("decoder.0", [("dec", 6)], &model.parameters)
    try reference.set("decoder.1", [("out", 3)], &model.parameters)
    model.noise.set(deviation: try reference.number("noise_deviation"), &model.parameters)
    return (reference, model)
  }

  private func referenceBatch(
    _ reference: ModelReference, _ model: SkipAutoencoder<Double>
  ) throws -> (StructuredBatch<Double>, LocalInference) {
    var batch = StructuredBatch(model, components: 3, points: 5)
    batch.networks.points = try reference.matrix("x", columns: 3)
    batch.local.noise = try reference.matrix("noise", columns: 2)
    return (batch, try LocalInference(belief(reference, ""), rounds: 500))
  }

  private func belief(_ reference: ModelReference, _ which: String) throws -> BayesianMixture {
    let (means, scales) = (
      try reference.matrix("niw\(which).m", columns: 2), try reference.matrix("niw\(which).S", columns: 4)
    )
    let (counts, degrees) = (try reference.numbers("niw\(which).kappa"), try reference.numbers("niw\(which).nu"))
    return BayesianMixture(
      concentrations: try reference.numbers("dirichlet\(which)"),
      components: (0..<3).map {
        NormalInverseWishart(
          mean: means.row($0), count: counts[$0], scale: Matrix(rows: 2, columns: 2, elements: scales.row($0)),
          degrees: degrees[$0])
      })
  }
}
