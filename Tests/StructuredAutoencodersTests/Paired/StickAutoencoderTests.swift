import AllocationCounter
import Foundation
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

/// The reference is checked by `Scripts/reference/sticks.py`.
@Suite struct StickAutoencoderTests {
  @Test func boundAndGradientsAreThoseOfTheReference() throws {
    let (reference, model, filled) = try referenceStickModel(case: 0)
    var batch = filled
    let form = StickDivergence.series(terms: 20)
    model.forward(form, in: &batch)
    expectClose(batch.rows.logLikelihoods, try reference.numbers("terms.reconstruction"), relative: 1e-9)
    expectClose(batch.rows.divergences, try reference.numbers("terms.kl_component"), relative: 1e-9)
    expectClose(batch.rows.weights, try reference.numbers("mean_weights"), relative: 1e-9)
    expectClose(-batch.sticks, try reference.numbers("terms.kl_sticks").reduce(0, +), relative: 1e-9)
    let bound = (batch.reconstruction + batch.latent + batch.sticks) / 4
    expectClose(bound, try reference.number("bound"), relative: 1e-9)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.backward(form, weight: -1.0 / 4, in: &batch, addingTo: &gradients)
    try reference.expect(gradients, of: "encoder.0", [("enc", 6)])
    try reference.expect(gradients, of: "encoder.1", stickHead)
    try reference.expect(gradients, of: "decoder.0", [("dec", 6)])
    try reference.expect(gradients, of: "decoder.1", [("out", 3)])
  }

  @Test func atADrawTheSticksDivergeAsInTheReference() throws {
    let (reference, model, filled) = try referenceStickModel(case: 0)
    var (batch, series) = (filled, filled)
    model.forward(.atDraw, in: &batch)
    expectClose(-batch.sticks, try reference.numbers("terms.kl_sticks_at_draw").reduce(0, +), relative: 1e-9)
    // What is not of the sticks is common to both forms, so their gradients differ by those of the divergences.
    model.forward(.series(terms: 20), in: &series)
    var (atDraw, bySeries) = (
      ParameterBuffer<Double>(layout: model.parameters.layout), ParameterBuffer<Double>(layout: model.parameters.layout)
    )
    model.backward(.atDraw, weight: -1.0 / 4, in: &batch, addingTo: &atDraw)
    model.backward(.series(terms: 20), weight: -1.0 / 4, in: &series, addingTo: &bySeries)
    let own = try reference.layer("terms.gradient_of_mean_kl_at_draw", stickHead)
    let weight = try #require(atDraw.layout["encoder.1.weight"])
    // A row of the head's weights: 12 of the components, then log a and log b.
    for row in 0..<6 {
      for column in 12..<16 {
        let i = row * 16 + column
        let components = try reference.layer("gradients", stickHead).weight[i] - bySeriesOfSticks(i, model, filled)
        expectClose(atDraw[weight][i] - components, own.weight[i], relative: 1e-6, absolute: 1e-8)
      }
    }
    #expect(atDraw != bySeries)
  }

  @Test func theGradientAgreesWithDifferences() throws {
    var stream = RandomStream(seed: 8)
    let (model, start) = sample(using: &stream)
    for form in [StickDivergence.atDraw, .series(terms: 12)] {
      var batch = start
      model.forward(form, in: &batch)
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      model.backward(form, weight: 0.3, in: &batch, addingTo: &gradients)
      expectDifferences(gradients, model.parameters) { parameters in
        var (other, batch) = (model, start)
        other.parameters = parameters
        other.forward(form, in: &batch)
        return 0.3 * (batch.reconstruction + batch.latent + batch.sticks)
      }
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func aStepAllocatesNothing() {
    NumericEnvironment.useOneThread()
    var stream = RandomStream(seed: 5)
    let other = sample(using: &stream).0
    var model = StickAutoencoder<Float>(
      other.shape, concentration: 1, priorMeans: other.priorMeans, priorVariances: other.priorVariances)
    model.parameters.values = other.parameters.values.map { Float($0) }
    var batch = StickBatch(model, points: 32)
    batch.points.elements = stream.normals(96).map { Float($0) }
    var climber = StickClimber(model)
    var (gradients, terms) = (ParameterBuffer<Float>(layout: model.parameters.layout), [0.0, 0, 0])
    let step = ClimbStep(epoch: 0, points: 32)
    climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms)
    let before = allocations_of_this_thread()
    for _ in 0..<10 { climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms) }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(terms.allSatisfy(\.isFinite) && gradients.norm > 0)
  }

  private func sample(using stream: inout RandomStream) -> (StickAutoencoder<Double>, StickBatch<Double>) {
    var model = StickAutoencoder<Double>(
      PairedShape(features: 3, latents: 2, components: 4, hidden: [4], activation: .tanh, learnsDeviation: true),
      concentration: 1.3, priorMeans: Matrix(rows: 4, columns: 2, elements: stream.normals(8)),
      priorVariances: Matrix(rows: 4, columns: 2, elements: stream.normals(8).map { exp($0) }))
    model.parameters.values = stream.normals(model.parameters.values.count).map { 0.4 * $0 }
    var batch = StickBatch(model, points: 3)
    batch.rows.points.elements = stream.normals(9)
    batch.fill(using: &stream)
    return (model, batch)
  }

  /// ∂ of the mean series of the divergences by a weight of the head, by differences of the model's own term.
  private func bySeriesOfSticks(
    _ i: Int, _ model: StickAutoencoder<Double>, _ batch: StickBatch<Double>
  ) throws -> Double {
    let place = try #require(model.parameters.layout["encoder.1.weight"]).offset + i
    func mean(_ shift: Double) -> Double {
      var (other, batch) = (model, batch)
      other.parameters.values[place] += shift
      other.forward(.series(terms: 20), in: &batch)
      return -batch.sticks / 4
    }
    return (mean(1e-5) - mean(-1e-5)) / 2e-5
  }
}

/// The layers that the reference has side by side in the encoder's last.
private let stickHead = [("mu", 6), ("ls", 6), ("log_a", 2), ("log_b", 2)]

/// A case of the reference, the model that it tells, and its points, noise and uniforms.
func referenceStickModel(
  case number: Int
) throws -> (ModelReference, StickAutoencoder<Double>, StickBatch<Double>) {
  let reference = try ModelReference("dlgmm", case: number)
  var model = StickAutoencoder<Double>(
    PairedShape(features: 3, latents: 2, components: 3, hidden: [6], activation: .relu, learnsDeviation: false),
    concentration: try reference.number("concentration"), priorMeans: try reference.matrix("prior_means", columns: 2),
    priorVariances: try reference.matrix("prior_deviations", columns: 2).map { $0 * $0 })
  try reference.set("encoder.0", [("enc", 6)], &model.parameters)
  try reference.set("encoder.1", stickHead, &model.parameters)
  try reference.set("decoder.0", [("dec", 6)], &model.parameters)
  try reference.set("decoder.1", [("out", 3)], &model.parameters)
  model.noise.set(deviation: try reference.number("noise_deviation"), &model.parameters)
  var batch = StickBatch(model, points: 4)
  batch.rows.points = try reference.matrix("x", columns: 3)
  batch.rows.noise = try reference.matrix("noise", columns: 2)
  batch.uniforms = try reference.numbers("uniforms")
  return (reference, model, batch)
}
