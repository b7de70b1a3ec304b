public import LinearAlgebra
public import Networks
public import Randomness
private import Requirements

/// Climbs the bound of a model of this target, minibatch by minibatch.
///
/// Beside `Training`, which trains the models of `Autoencoders` and knows of facets, pretraining and restarts: here a model
/// may move parameters of its own, such as a belief by its natural gradient.
public struct Climb: Equatable, Sendable {
  /// Passes over the points.
  public var epochs: Int
  /// Adam's rate in each.
  public var learningRate: LearningRate
  /// Points in a minibatch.
  public var batch: Int
  /// The most that the norm of a gradient may be.
  public var clip: Double

  /// Creates a way of climbing.
  public init(epochs: Int, learningRate: LearningRate, batch: Int, clip: Double) {
    require(epochs >= 0 && batch > 0 && clip > 0, "a climb of \(epochs) epochs with batches of \(batch), clip \(clip)")
    (self.epochs, self.learningRate, self.batch, self.clip) = (epochs, learningRate, batch, clip)
  }
}

/// Why a climb ended before its time.
public enum ClimbError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A term of the bound, or a gradient, is not finite; epochs count from one.
  case notFinite(term: String, epoch: Int)

  public var description: String {
    switch self {
    case .notFinite(let term, let epoch):
      "'\(term)' is not finite in epoch \(epoch); lower the learning rate, scale the points to unit variance, or fix the "
        + "deviation"
    }
  }
}

extension Climb {
  /// Trains a model.
  ///
  /// - Parameters:
  ///   - state: Where to begin or to go on; where it ended, if this throws.
  ///   - points: N×D.
  ///   - stream: From whose children everything is drawn; the same stream gives the same bits.
  ///   - observe: Sees the state after each epoch.
  /// - Throws: ``ClimbError``, or what the model throws.
  @specialized(where Model == NormalClimber)  // so that a step allocates nothing to reach the batch of any model
  @specialized(where Model == StructuredClimber)
  @specialized(where Model == ComponentClimber)
  @specialized(where Model == StickClimber)
  public func run<Model: Climber>(
    _ state: inout ClimbState<Model>, _ points: Matrix<Float>, using stream: RandomStream,
    observe: (ClimbState<Model>) -> Void
  ) throws {
    var work = ClimbWork(state.model, points, self)
    while state.epochs < epochs {
      let epoch = state.epochs
      try work.run(&state, points, self, epoch, using: stream.child(epoch))
      let means = work.terms.map { $0 / Double(points.rows) }
      if let fault = means.firstIndex(where: { !$0.isFinite }) {
        throw ClimbError.notFinite(term: state.model.termNames[fault], epoch: epoch + 1)
      }
      state.append(means)
      observe(state)
    }
  }
}

/// What epochs work on: a workspace for a whole minibatch and one for the last, shorter one, and a gradient.
private struct ClimbWork<Model: Climber> {
  private var minibatches: Minibatches
  private var batches: [Model.Batch]
  private var gradients: ParameterBuffer<Float>
  /// The terms of the last epoch, summed over its points.
  private(set) var terms: [Double]

  init(_ model: Model, _ points: Matrix<Float>, _ climb: Climb) {
    minibatches = Minibatches(points: points.rows, size: climb.batch)
    batches = [model.batch(points: min(climb.batch, points.rows))]
    let rest = points.rows % climb.batch
    if rest > 0, points.rows > climb.batch { batches.append(model.batch(points: rest)) }
    gradients = ParameterBuffer(layout: model.parameters.layout)
    terms = [Double](repeating: 0, count: model.termNames.count)
  }

  /// Takes a step for each minibatch of an epoch.
  mutating func run(
    _ state: inout ClimbState<Model>, _ points: Matrix<Float>, _ climb: Climb, _ epoch: Int, using stream: RandomStream
  ) throws {
    var (order, noise) = (stream.child("order"), stream.child("noise"))
    minibatches.shuffle(using: &order)
    for i in terms.indices { terms[i] = 0 }
    let (step, rate) = (ClimbStep(epoch: epoch, points: points.rows), climb.learningRate.rate(epoch: epoch))
    for index in 0..<minibatches.count {
      let place = minibatches.points(in: index) == batches[0].points.rows ? 0 : 1
      gather(points, minibatches.order, from: index * climb.batch, into: &batches[place].points)
      gradients.clear()
      try state.model.pass(&batches[place], step, using: &noise, addingTo: &gradients, &terms)
      guard gradients.clip(toNorm: climb.clip).isFinite else {
        throw ClimbError.notFinite(term: "gradient", epoch: epoch + 1)
      }
      state.optimizer.update(&state.model.parameters, gradients: gradients, learningRate: rate)
    }
  }

  /// Copies the points of an order from a position of it on, as many as there are rows.
  private func gather(_ points: Matrix<Float>, _ order: [Int], from first: Int, into rows: inout Matrix<Float>) {
    Float.gather(
      order, from: first, count: rows.rows, columns: points.columns, points: points.elements, into: &rows.elements)
  }
}
