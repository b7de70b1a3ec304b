import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

/// A step adds the terms of its batch, and the gradient of minus their mean.
@Suite struct PairedClimbersTests {
  private let shape = PairedShape(
    features: 3, latents: 2, components: 3, hidden: [4], activation: .relu, learnsDeviation: true)
  private let step = ClimbStep(epoch: 0, points: 5)

  @Test func aStepOfM2IsTheBoundAndItsGradient() {
    var stream = RandomStream(seed: 6)
    var model = ComponentAutoencoder<Float>(shape)
    model.parameters.values = stream.normals(model.parameters.values.count).map { Float(0.4 * $0) }
    var climber = ComponentClimber(model)
    var batch = climber.batch(points: 5)
    batch.points.elements = stream.normals(15).map { Float($0) }
    var (gradients, terms) = (ParameterBuffer<Float>(layout: model.parameters.layout), [1.0, 0, 0, 0, 0])
    climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms)
    #expect(terms.count == climber.termNames.count && climber.otherNumbers.isEmpty)
    expectClose(terms.reduce(0, +) - 1, batch.bound.total, relative: 1e-12)
    expectClose(terms[4], batch.bound.facets[0].clusterEntropy, relative: 1e-12)
    var expected = ParameterBuffer<Float>(layout: model.parameters.layout)
    model.forward(in: &batch)
    model.backward(weight: -1.0 / 5, in: &batch, addingTo: &expected)
    #expect(gradients == expected)
  }

  @Test func aStepOfDLGMMIsTheBoundAndItsGradient() {
    var stream = RandomStream(seed: 6)
    var model = StickAutoencoder<Float>(
      shape, concentration: 1.5, priorMeans: Matrix(rows: 3, columns: 2, elements: stream.normals(6)),
      priorVariances: Matrix(rows: 3, columns: 2, repeating: 0.5))
    model.parameters.values = stream.normals(model.parameters.values.count).map { Float(0.4 * $0) }
    var climber = StickClimber(model)
    var batch = climber.batch(points: 5)
    batch.points.elements = stream.normals(15).map { Float($0) }
    var (gradients, terms) = (ParameterBuffer<Float>(layout: model.parameters.layout), [1.0, 0, 0])
    climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms)
    #expect(terms.count == climber.termNames.count && climber.otherNumbers.isEmpty)
    expectClose(terms[0] - 1, batch.reconstruction, relative: 1e-12)
    #expect(terms[1] == batch.latent && terms[2] == batch.sticks)
    var expected = ParameterBuffer<Float>(layout: model.parameters.layout)
    model.forward(in: &batch)
    model.backward(weight: -1.0 / 5, in: &batch, addingTo: &expected)
    #expect(gradients == expected)
  }

  @Test func uniformsAreInsideTheUnitInterval() {
    var stream = RandomStream(seed: 6)
    let model = StickAutoencoder<Double>(
      shape, concentration: 1, priorMeans: Matrix(rows: 3, columns: 2),
      priorVariances: Matrix(rows: 3, columns: 2, repeating: 1))
    var batch = StickBatch(model, points: 500)
    batch.fill(using: &stream)
    #expect(batch.uniforms.count == 1000 && batch.uniforms.allSatisfy { $0 > 0 && $0 < 1 })
    // The mean of a thousand uniforms has a deviation of 0.009.
    expectClose(batch.uniforms.reduce(0, +) / 1000, 0.5, absolute: 0.04)
    #expect(Set(batch.rows.noise.elements).count == 3000)
  }
}
