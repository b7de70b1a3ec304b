internal import LinearAlgebra
internal import Networks
internal import Randomness

/// What epochs work on: the points in minibatches, room for a whole one and for the last, shorter one, and a gradient.
struct EpochRoom {
  /// What a minibatch adds to the gradients, and what it returns to be averaged.
  typealias Pass<Result> = (
    _ model: Autoencoder<Float>, _ workspace: inout BoundWorkspace<Float>, _ gradients: inout ParameterBuffer<Float>
  ) -> Result

  private let points: Matrix<Float>
  private let clip: Double
  private var minibatches: Minibatches
  private var workspaces: [BoundWorkspace<Float>]
  private var gradients: ParameterBuffer<Float>

  /// Makes room for epochs of a model over these points.
  init(_ points: Matrix<Float>, _ model: Autoencoder<Float>, batch: Int, clip: Double) {
    self.points = points
    self.clip = clip
    minibatches = Minibatches(points: points.rows, size: batch)
    workspaces = [BoundWorkspace(model, points: min(batch, points.rows))]
    let rest = points.rows % batch
    if rest > 0, points.rows > batch { workspaces.append(BoundWorkspace(model, points: rest)) }
    gradients = ParameterBuffer(layout: model.parameters.layout)
  }

  /// Takes a step of Adam for each minibatch, the points in an order that the stream gives.
  ///
  /// - Parameters:
  ///   - model: What is trained.
  ///   - optimizer: Its optimizer.
  ///   - learningRate: Of this epoch.
  ///   - stream: The epoch's own.
  ///   - pass: The way there and back of one minibatch.
  ///   - add: Takes what a pass returned, with the number of its points.
  /// - Returns: The largest norm of a gradient before it was clipped; not finite as soon as one is not.
  mutating func epoch<Result>(
    _ model: inout Autoencoder<Float>, _ optimizer: inout Adam<Float>, learningRate: Double, _ stream: RandomStream,
    _ pass: Pass<Result>, _ add: (Result, Double) -> Void
  ) -> Double {
    var (order, noise) = (stream.child("order"), stream.child("noise"))
    minibatches.shuffle(using: &order)
    var largest = 0.0
    for batch in 0..<minibatches.count {
      let room = minibatches.points(in: batch) == workspaces[0].points.rows ? 0 : 1
      minibatches.gather(batch, from: points, into: &workspaces[room].points)
      Float.fillNormals(&workspaces[room].noise.elements, using: &noise)
      gradients.clear()
      let result = pass(model, &workspaces[room], &gradients)
      let norm = gradients.clip(toNorm: clip)
      optimizer.update(&model.parameters, gradients: gradients, learningRate: learningRate)
      add(result, Double(workspaces[room].points.rows))
      largest = norm > largest || norm.isNaN ? norm : largest
      if largest.isNaN { break }
    }
    return largest
  }
}
