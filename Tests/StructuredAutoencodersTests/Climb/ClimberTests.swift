import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

/// The bound −½·(x − θ)² of a point, whose climb ends at the mean. It has nothing but what a climber must have.
private struct Mean: Climber {
  struct Batch: ClimbBatch { var points: Matrix<Float> }
  struct Tired: Error {}

  var parameters: ParameterBuffer<Float>
  var termNames: [String] { ["fit"] }
  /// The epoch in which it throws.
  var lastEpoch = Int.max
  var steps: [ClimbStep] = []
  var seen: [[Float]] = []

  init() {
    var layout = ParameterLayout()
    _ = layout.add("mean", shape: [1])
    parameters = ParameterBuffer(layout: layout)
  }

  func batch(points: Int) -> Batch { Batch(points: Matrix(rows: points, columns: 1)) }

  mutating func pass(
    _ batch: inout Batch, _ step: ClimbStep, using noise: inout RandomStream,
    addingTo gradients: inout ParameterBuffer<Float>, _ terms: inout [Double]
  ) throws {
    guard step.epoch < lastEpoch else { throw Tired() }
    steps.append(step)
    seen.append(batch.points.elements)
    for x in batch.points.elements {
      let distance = x - parameters.values[0]
      gradients.values[0] -= distance / Float(batch.points.rows)
      terms[0] -= Double(distance * distance) / 2
    }
  }
}

@Suite struct ClimberTests {
  private let points = Matrix<Float>(rows: 10, columns: 1, elements: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

  private func climb(_ state: inout ClimbState<Mean>, epochs: Int, rate: Double = 0, batch: Int = 4) throws {
    try Climb(epochs: epochs, learningRate: .constant(rate), batch: batch, clip: 100)
      .run(&state, points, using: RandomStream(seed: 1)) { _ in }
  }

  @Test func everyStepIsToldWhereItIsAndEveryPointComesOnceAnEpoch() throws {
    var state = ClimbState(Mean())
    try climb(&state, epochs: 2)
    #expect(state.model.steps == [0, 0, 0, 1, 1, 1].map { ClimbStep(epoch: $0, points: 10) })
    #expect(state.model.seen.map(\.count) == [4, 4, 2, 4, 4, 2])
    for epoch in [0..<3, 3..<6] {
      #expect(state.model.seen[epoch].flatMap { $0 }.sorted() == points.elements)
    }
    // Nothing moved: −½·Σ x²/10 = −19.25.
    #expect(state.curve == Matrix([[-19.25], [-19.25]]))
  }

  /// Adam's steps of a hundredth stay about as near as that.
  @Test func theGradientOfMinusTheBoundIsGoneDown() throws {
    var state = ClimbState(Mean())
    try climb(&state, epochs: 1500, rate: 0.01, batch: 10)
    expectClose(Double(state.model.parameters.values[0]), 5.5, absolute: 0.05)
  }

  @Test func withoutOtherNumbersThereIsNothingElseToKeep() throws {
    var model = Mean()
    model.otherNumbers = [1, 2]
    #expect(model.otherNumbers.isEmpty)
    var state = ClimbState(model)
    try climb(&state, epochs: 3, rate: 0.5)
    let read = try ClimbState(Mean(), bytes: state.bytes())
    #expect(read.model.parameters == state.model.parameters && read.curve == state.curve)
  }

  @Test func whatTheModelThrowsEndsTheClimbAfterTheLastWholeEpoch() {
    var model = Mean()
    model.lastEpoch = 2
    var state = ClimbState(model)
    #expect(throws: Mean.Tired.self) { try climb(&state, epochs: 5) }
    #expect(state.epochs == 2)
  }
}
