public import LinearAlgebra
public import Networks
public import Randomness

/// The points of a minibatch, and all that a step computes from them; nothing is allocated for it in a step.
public protocol ClimbBatch: Sendable {
  /// x, N×D, to be filled in before a step.
  var points: Matrix<Float> { get set }
}

/// A model that a ``Climb`` trains: its parameters, and one step's passes.
public protocol Climber: Sendable {
  /// What a step works on.
  associatedtype Batch: ClimbBatch

  /// What Adam moves.
  var parameters: ParameterBuffer<Float> { get set }
  /// What it moves besides, as numbers, so that a state can be saved: a belief. By default none.
  var otherNumbers: [Double] { get set }
  /// What the terms of the bound are called; their sum is the bound.
  var termNames: [String] { get }

  /// Makes the workspace of this many points.
  func batch(points: Int) -> Batch

  /// Goes forward and backward, and moves whatever Adam does not.
  ///
  /// - Parameters:
  ///   - batch: With its points filled in.
  ///   - step: Where in the climb it is.
  ///   - noise: What the draws of this epoch come from.
  ///   - gradients: To which ∂(−bound)/∂parameters is added, the bound being the mean over the batch.
  ///   - terms: To which the terms are added, summed over the batch, in nats.
  /// - Throws: What ends the climb.
  mutating func pass(
    _ batch: inout Batch, _ step: ClimbStep, using noise: inout RandomStream,
    addingTo gradients: inout ParameterBuffer<Float>, _ terms: inout [Double]
  ) throws
}

extension Climber {
  public var otherNumbers: [Double] {
    get { [] }
    set {}
  }
}

/// Where in a climb a step is.
public struct ClimbStep: Equatable, Sendable {
  /// The epoch, counted from zero.
  public let epoch: Int
  /// How many points there are in all.
  public let points: Int

  /// Creates it.
  public init(epoch: Int, points: Int) { (self.epoch, self.points) = (epoch, points) }
}
