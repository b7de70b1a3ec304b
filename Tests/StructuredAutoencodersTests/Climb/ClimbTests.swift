import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct ClimbTests {
  private let climb = Climb(epochs: 30, learningRate: .constant(1e-2), batch: 16, clip: 10)

  @Test func theBoundClimbsAndTheSameStreamGivesTheSameBits() throws {
    let (first, points) = try sample()
    var (one, other) = (NormalClimber(first), NormalClimber(first))
    let curve = try climb.run(&one, points, using: RandomStream(seed: 1)) { _, _ in }
    let again = try climb.run(&other, points, using: RandomStream(seed: 1)) { _, _ in }
    #expect(curve == again && one.model.parameters == other.model.parameters)
    #expect(curve.rows == 30 && curve.columns == 5)
    #expect(curve.row(29).reduce(0, +) > curve.row(0).reduce(0, +))
  }

  @Test func theStructuredClimberMovesItsBelief() throws {
    let (first, points) = try sample()
    var stream = RandomStream(seed: 2)
    var climber = StructuredClimber(
      first, belief: .drawn(components: 2, latents: 2, concentration: 1, spread: 1, using: &stream),
      prior: .vague(components: 2, latents: 2, concentration: 1), gradient: .exact, naturalRate: .constant(0.1),
      rounds: 10, tolerance: 1e-4)
    let before = climber.belief
    let curve = try climb.run(&climber, points, using: RandomStream(seed: 1)) { _, _ in }
    #expect(climber.belief != before)
    #expect(curve.row(29).reduce(0, +) > curve.row(0).reduce(0, +))
    // The counts of the belief are those of the prior and the points, once the first is forgotten.
    let total = climber.belief.concentrations.reduce(0, +)
    expectClose(total, 42, relative: 0.05)
  }

  @Test func whatIsNotFiniteEndsIt() throws {
    let (first, finite) = try sample()
    var points = finite
    points.elements[3] = .infinity
    var climber = NormalClimber(first)
    #expect(throws: ClimbError.self) {
      try climb.run(&climber, points, using: RandomStream(seed: 1)) { _, _ in }
    }
  }

  private func sample() throws -> (SkipAutoencoder<Float>, Matrix<Float>) {
    var stream = RandomStream(seed: 3)
    var model = SkipAutoencoder<Float>(
      SkipShape(features: 2, latents: 2, hidden: [8], activation: .relu, hasSkips: true, learnsDeviation: true))
    try model.initialize(scale: 1, gain: 1, second: -2, deviation: 0.5, using: &stream)
    return (model, Matrix(rows: 40, columns: 2, elements: stream.normals(80).map { Float($0) }))
  }
}
