import AllocationCounter
import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct ComponentAutoencoderTests {
  @Test func boundAndGradientsAreThoseOfTheReference() throws {
    let reference = try ModelReference("gmvae", case: 4)
    var model = ComponentAutoencoder<Double>(
      PairedShape(features: 3, latents: 2, components: 3, hidden: [6], activation: .relu, learnsDeviation: false))
    let layers: [(String, [(String, Int)])] = [
      ("classifier.0", [("cls", 6)]), ("classifier.1", [("logits", 3)]), ("encoder.0", [("enc", 6)]),
      ("encoder.1", [("mu", 2), ("lv", 2)]), ("decoder.0", [("dec", 6)]), ("decoder.1", [("out", 3)]),
    ]
    for (layer, names) in layers { try reference.set(layer, names, &model.parameters) }
    model.parameters[model.logits] = try reference.numbers("parameters.prior_logits")
    model.parameters[model.means] = try reference.numbers("parameters.prior_means")
    model.parameters[model.logVariances] = try reference.numbers("parameters.prior_log_variances")
    model.noise.set(deviation: try reference.number("noise_deviation"), &model.parameters)
    var batch = ComponentBatch(model, points: 5)
    batch.rows.points = try reference.matrix("x", columns: 3)
    batch.rows.noise = try reference.matrix("noise", columns: 2)
    model.forward(in: &batch)
    let terms = "terms."
    expectClose(
      batch.rows.logLikelihoods, try reference.numbers(terms + "reconstruction_of_component"), relative: 1e-9)
    expectClose(batch.rows.divergences, try reference.numbers(terms + "kl_of_component"), relative: 1e-9)
    expectClose(batch.rows.weights, try reference.numbers("responsibilities"), relative: 1e-9)
    expectClose(
      -batch.bound.facets[0].cluster, try reference.numbers(terms + "kl_c").reduce(0, +), relative: 1e-9)
    expectClose(batch.bound.total / 5, try reference.number("bound"), relative: 1e-9)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.backward(weight: -1.0 / 5, in: &batch, addingTo: &gradients)
    for (layer, names) in layers { try reference.expect(gradients, of: layer, names) }
    for (slice, name) in [
      (model.logits, "prior_logits"), (model.means, "prior_means"), (model.logVariances, "prior_log_variances"),
    ] {
      expectClose(gradients[slice], try reference.numbers("gradients.\(name)"), relative: 1e-7, absolute: 1e-9)
    }
  }

  @Test(arguments: [1, 3]) func theGradientAgreesWithDifferences(components: Int) {
    var stream = RandomStream(seed: 8)
    let (model, start) = sample(components: components, using: &stream)
    var batch = start
    model.forward(in: &batch)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.backward(weight: 0.3, in: &batch, addingTo: &gradients)
    expectDifferences(gradients, model.parameters) { parameters in
      var (other, batch) = (model, start)
      other.parameters = parameters
      other.forward(in: &batch)
      return 0.3 * batch.bound.total
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func aStepAllocatesNothing() {
    NumericEnvironment.useOneThread()
    var stream = RandomStream(seed: 5)
    var model = ComponentAutoencoder<Float>(sample(components: 3, using: &stream).0.shape)
    model.initializeClassifier(using: &stream)
    var batch = ComponentBatch(model, points: 32)
    batch.points.elements = stream.normals(96).map { Float($0) }
    var climber = ComponentClimber(model)
    var (gradients, terms) = (ParameterBuffer<Float>(layout: model.parameters.layout), [0.0, 0, 0, 0, 0])
    let step = ClimbStep(epoch: 0, points: 32)
    climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms)
    let before = allocations_of_this_thread()
    for _ in 0..<10 { climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms) }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(terms.allSatisfy(\.isFinite) && gradients.norm > 0)
  }

  private func sample(
    components: Int, using stream: inout RandomStream
  ) -> (ComponentAutoencoder<Double>, ComponentBatch<Double>) {
    var model = ComponentAutoencoder<Double>(
      PairedShape(
        features: 3, latents: 2, components: components, hidden: [4], activation: .tanh, learnsDeviation: true))
    model.parameters.values = stream.normals(model.parameters.values.count).map { 0.4 * $0 }
    var batch = ComponentBatch(model, points: 4)
    batch.rows.points.elements = stream.normals(12)
    batch.rows.noise.elements = stream.normals(8 * components)
    return (model, batch)
  }
}
