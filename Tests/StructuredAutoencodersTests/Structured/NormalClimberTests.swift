import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct NormalClimberTests {
  /// A step adds the five terms of its batch, and the gradient of minus their mean.
  @Test func aStepIsTheBoundAndItsGradient() throws {
    var stream = RandomStream(seed: 6)
    var model = SkipAutoencoder<Float>(
      SkipShape(features: 3, latents: 2, hidden: [4], activation: .relu, hasSkips: true, learnsDeviation: true))
    try model.initialize(scale: 1, gain: 1, second: -2, deviation: 0.5, using: &stream)
    var climber = NormalClimber(model)
    #expect(climber.otherNumbers.isEmpty && climber.termNames.count == 5 && climber.termNames[0] == "reconstruction")
    var batch = climber.batch(points: 5)
    batch.points.elements = stream.normals(15).map { Float($0) }
    var (gradients, terms) = (ParameterBuffer<Float>(layout: model.parameters.layout), [1.0, 0, 0, 0, 0])
    climber.pass(&batch, ClimbStep(epoch: 0, points: 5), using: &stream, addingTo: &gradients, &terms)
    expectClose(terms.reduce(0, +) - 1, batch.bound.total, relative: 1e-12)
    expectClose(terms[0] - 1, batch.bound.reconstruction, relative: 1e-12)
    #expect(terms[2] == 0 && terms[4] == 0, "no mixture, no clusters")
    var expected = ParameterBuffer<Float>(layout: model.parameters.layout)
    model.forwardNormal(in: &batch)
    model.backwardNormal(weight: -1.0 / 5, in: &batch, addingTo: &expected)
    #expect(gradients == expected && climber.parameters == model.parameters)
  }
}
