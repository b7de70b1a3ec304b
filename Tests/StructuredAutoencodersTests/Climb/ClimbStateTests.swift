import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct ClimbStateTests {
  private let climb = Climb(
    epochs: 12, learningRate: .steps(initial: 1e-2, every: 3, factor: 0.5, floor: 0), batch: 16, clip: 10)

  /// The belief, which Adam does not move, goes on with the networks.
  @Test func fromAnyEpochItGoesOnToTheSameBits() throws {
    let (first, points) = try sample(hidden: 8)
    var (whole, saved) = (ClimbState(first), [[UInt8]]())
    let stream = RandomStream(seed: 1)
    try climb.run(&whole, points, using: stream) { state in
      if state.epochs % 4 == 3, let bytes = try? state.bytes() { saved.append(bytes) }
    }
    #expect(saved.count == 3 && whole.epochs == 12 && whole.curve.rows == 12)
    for bytes in saved {
      var state = try ClimbState(first, bytes: bytes)
      let begun = state.epochs
      #expect(begun % 4 == 3 && state.model.belief != first.belief)
      var seen: [Int] = []
      try climb.run(&state, points, using: stream) { seen.append($0.epochs) }
      #expect(seen == Array(begun + 1...12))
      #expect(state.curve == whole.curve && state.optimizer == whole.optimizer)
      #expect(state.model.parameters == whole.model.parameters && state.model.belief == whole.model.belief)
      #expect(try state.bytes() == whole.bytes())
    }
  }

  @Test func beforeTheFirstEpochThereIsNoBound() throws {
    let state = ClimbState(try sample(hidden: 8).0)
    #expect(state.epochs == 0 && state.bound == nil && state.curve.columns == 3)
    #expect(try ClimbState(state.model, bytes: state.bytes()).bytes() == state.bytes())
  }

  @Test func otherBytesAreRefused() throws {
    let (model, _) = try sample(hidden: 8)
    let bytes = try ClimbState(model).bytes()
    #expect(throws: ClimbStateError.anotherModel) { try ClimbState(try sample(hidden: 7).0, bytes: bytes) }
    #expect(throws: ClimbStateError.anotherModel) {
      try ClimbState(try sample(hidden: 8, components: 3).0, bytes: bytes)
    }
    let error = #expect(throws: ClimbStateError.self) { try ClimbState(model, bytes: Array(bytes.prefix(100))) }
    #expect(error?.description.hasPrefix("these bytes are no state of a climb: ") == true)
    #expect(throws: ClimbStateError.self) { try ClimbState(model, bytes: []) }
  }

  private func sample(hidden: Int, components: Int = 2) throws -> (StructuredClimber, Matrix<Float>) {
    var stream = RandomStream(seed: 3)
    var model = SkipAutoencoder<Float>(
      SkipShape(features: 2, latents: 2, hidden: [hidden], activation: .relu, hasSkips: true, learnsDeviation: true))
    try model.initialize(scale: 1, gain: 1, second: -2, deviation: 0.5, using: &stream)
    let climber = StructuredClimber(
      model, belief: .drawn(components: components, latents: 2, concentration: 1, spread: 1, using: &stream),
      prior: .vague(components: components, latents: 2, concentration: 1), gradient: .exact,
      naturalRate: .constant(0.1), rounds: 10, tolerance: 1e-4)
    return (climber, Matrix(rows: 40, columns: 2, elements: stream.normals(80).map { Float($0) }))
  }
}
