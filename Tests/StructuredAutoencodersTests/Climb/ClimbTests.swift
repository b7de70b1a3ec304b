import AllocationCounter
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
    var (one, other) = (ClimbState(NormalClimber(first)), ClimbState(NormalClimber(first)))
    try climb.run(&one, points, using: RandomStream(seed: 1)) { _ in }
    try climb.run(&other, points, using: RandomStream(seed: 1)) { _ in }
    #expect(one.curve == other.curve && one.model.parameters == other.model.parameters)
    #expect(one.curve.rows == 30 && one.curve.columns == 5)
    #expect(one.curve.row(29).reduce(0, +) > one.curve.row(0).reduce(0, +))
    #expect(one.bound == one.curve.row(29).reduce(0, +))
  }

  @Test func theStructuredClimberMovesItsBelief() throws {
    let (first, points) = try sample()
    var stream = RandomStream(seed: 2)
    var state = ClimbState(
      StructuredClimber(
        first, belief: .drawn(components: 2, latents: 2, concentration: 1, spread: 1, using: &stream),
        prior: .vague(components: 2, latents: 2, concentration: 1), gradient: .exact, naturalRate: .constant(0.1),
        rounds: 10, tolerance: 1e-4))
    let before = state.model.belief
    try climb.run(&state, points, using: RandomStream(seed: 1)) { _ in }
    #expect(state.model.belief != before)
    #expect(state.curve.row(29).reduce(0, +) > state.curve.row(0).reduce(0, +))
    // The counts of the belief are those of the prior and the points, once the first is forgotten.
    let total = state.model.belief.concentrations.reduce(0, +)
    expectClose(total, 42, relative: 0.05)
  }

  /// An epoch of ten steps allocates as often as one of two: what an epoch needs, and nothing for a step.
  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: Trained.allCases)
  func aStepAllocatesNothing(model: Trained) throws {
    NumericEnvironment.useOneThread()
    let (first, _) = try sample()
    var stream = RandomStream(seed: 4)
    let shape = PairedShape(
      features: 2, latents: 2, components: 3, hidden: [8], activation: .relu, learnsDeviation: true)
    let (means, ones) = (
      Matrix(rows: 3, columns: 2, elements: stream.normals(6)), Matrix(rows: 3, columns: 2, repeating: 1.0)
    )
    switch model {
    case .vanilla: try expectNoAllocations(in: NormalClimber(first))
    case .structured:
      try expectNoAllocations(
        in: StructuredClimber(
          first, belief: .drawn(components: 3, latents: 2, concentration: 1, spread: 1, using: &stream),
          prior: .vague(components: 3, latents: 2, concentration: 1), gradient: .exact, naturalRate: .constant(0.1),
          rounds: 10, tolerance: 1e-4))
    case .components:
      var model = ComponentAutoencoder<Float>(shape)
      model.initializeClassifier(using: &stream)
      try expectNoAllocations(in: ComponentClimber(model))
    case .sticks:
      try expectNoAllocations(
        in: StickClimber(
          StickAutoencoder<Float>(shape, concentration: 1, priorMeans: means, priorVariances: ones)))
    }
  }

  /// The models that are trained.
  enum Trained: CaseIterable { case vanilla, structured, components, sticks }

  private func expectNoAllocations(in climber: some Climber) throws {
    let allocations = try [32, 32, 160].map { count in
      var (state, stream) = (ClimbState(climber), RandomStream(seed: 9))
      let points = Matrix(rows: count, columns: 2, elements: stream.normals(2 * count).map { Float($0) })
      let once = Climb(epochs: 1, learningRate: .constant(1e-3), batch: 16, clip: 10)
      let before = allocations_of_this_thread()
      try once.run(&state, points, using: stream) { _ in }
      let made = allocations_of_this_thread() - before
      let curve = state.curve
      #expect(curve.elements.allSatisfy(\.isFinite) && curve.elements.contains { $0 != 0 })
      return made
    }
    // The first run may load what the others find loaded.
    #expect(allocations[1] == allocations[2], "\(allocations)")
  }

  @Test func whatIsNotFiniteEndsIt() throws {
    let (first, finite) = try sample()
    var points = finite
    points.elements[3] = .infinity
    var state = ClimbState(NormalClimber(first))
    #expect(throws: ClimbError.self) {
      try climb.run(&state, points, using: RandomStream(seed: 1)) { _ in }
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
