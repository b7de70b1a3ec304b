import AllocationCounter
import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct StructuredClimberTests {
  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: LocalInference.Gradient.allCases)
  func aStepAllocatesNothing(form: LocalInference.Gradient) throws {
    NumericEnvironment.useOneThread()
    var (climber, batch, stream) = try sample(form)
    var (gradients, terms) = (ParameterBuffer<Float>(layout: climber.parameters.layout), [0.0, 0, 0])
    let step = ClimbStep(epoch: 0, points: 64)
    try climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms)
    let (before, belief) = (allocations_of_this_thread(), climber.belief)
    try climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms)
    // The copy that this test holds makes the first step write the belief anew.
    let first = allocations_of_this_thread()
    for _ in 0..<10 { try climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms) }
    #expect(allocations_of_this_thread() - first == 0)
    #expect(first > before && climber.belief != belief)
    #expect(terms.allSatisfy(\.isFinite) && gradients.norm > 0)
  }

  /// The divergence that a step adds is that of the belief before it, a batch's part of it.
  @Test func aStepMovesTheBeliefAndCountsItsDivergence() throws {
    var (climber, batch, stream) = try sample(.exact)
    let before = climber.belief
    var (gradients, terms) = (ParameterBuffer<Float>(layout: climber.parameters.layout), [0.0, 0, 0])
    try climber.pass(&batch, ClimbStep(epoch: 0, points: 64), using: &stream, addingTo: &gradients, &terms)
    expectClose(terms[2], -(try before.divergence(from: climber.prior)) / 2, relative: 1e-14)
    let inference = try LocalInference(before, rounds: 10, tolerance: 1e-4)
    var statistics = MixtureStatistics(components: 3, latents: 2)
    inference.add(batch.local, to: &statistics)
    var expected = before
    expected.step(towards: climber.prior, statistics, scale: 2, rate: 0.1)
    #expect(climber.belief == expected)
  }

  @Test func aVagueBeliefKnowsNothingAndADrawnOneBeginsBesideIt() {
    let vague = BayesianMixture.vague(components: 3, latents: 2, concentration: 0.5)
    #expect(vague.concentrations == [0.5, 0.5, 0.5])
    #expect(vague.components.allSatisfy { $0.mean == [0, 0] && $0.count == 0.5 && $0.degrees == 2.5 })
    #expect(vague.components[0].scale == .diagonal([2.5, 2.5]))
    var (stream, again) = (RandomStream(seed: 3), RandomStream(seed: 3))
    let drawn = BayesianMixture.drawn(components: 3, latents: 2, concentration: 0.5, spread: 2, using: &stream)
    #expect(drawn.components.flatMap(\.mean) == again.normals(6).map { 2 * $0 })
    #expect(drawn.components.allSatisfy { $0.count == 1 && $0.degrees == 3 && $0.scale == vague.components[0].scale })
  }

  private func sample(
    _ form: LocalInference.Gradient
  ) throws -> (StructuredClimber, StructuredBatch<Float>, RandomStream) {
    var stream = RandomStream(seed: 5)
    let shape = SkipShape(
      features: 3, latents: 2, hidden: [16, 16], activation: .relu, hasSkips: true, learnsDeviation: true)
    var model = SkipAutoencoder<Float>(shape)
    try model.initialize(scale: 2, gain: 1, second: 0, deviation: 0.1, using: &stream)
    let climber = StructuredClimber(
      model, belief: .drawn(components: 3, latents: 2, concentration: 1, spread: 1, using: &stream),
      prior: .vague(components: 3, latents: 2, concentration: 1), gradient: form, naturalRate: .constant(0.1),
      rounds: 10, tolerance: 1e-4)
    var batch = climber.batch(points: 32)
    batch.points.elements = stream.normals(96).map { Float($0) }
    return (climber, batch, stream)
  }
}
