internal import LinearAlgebra
internal import Networks
internal import Randomness

/// What epochs work on: the points in minibatches, a workspace for a whole one and one for the last, shorter one, and a
/// gradient.
struct Epoch {
  /// The forward and the backward pass of a minibatch, adding to the gradients and to whatever is averaged; whether all was
  /// finite.
  typealias Pass = (
    _ model: Autoencoder<Float>, _ workspace: inout Workspace<Float>, _ gradients: inout ParameterBuffer<Float>
  ) -> Bool
  /// How far the facets are in at a minibatch, counted from zero.
  typealias Openness = (_ facet: Int, _ batch: Int, _ batches: Int) -> Double

  private let points: PointSet
  private let clip: Double?
  private var minibatches: Minibatches
  private var workspaces: [Workspace<Float>]
  private var gradients: ParameterBuffer<Float>

  /// Makes workspaces for epochs of a model over these points.
  init(_ points: PointSet, _ model: Autoencoder<Float>, batch: Int, clip: Double?, precision: Precision) {
    self.points = points
    self.clip = clip
    minibatches = Minibatches(points: points.count, size: batch)
    workspaces = [Workspace(model, points: min(batch, points.count), precision: precision)]
    let rest = points.count % batch
    if rest > 0, points.count > batch { workspaces.append(Workspace(model, points: rest, precision: precision)) }
    gradients = ParameterBuffer(layout: model.parameters.layout)
  }

  /// Takes a step of Adam for each minibatch, the points in an order that the stream gives.
  ///
  /// - Parameters:
  ///   - model: What is trained.
  ///   - optimizer: Its optimizer.
  ///   - learningRate: Of this epoch.
  ///   - stream: The epoch's own.
  ///   - openness: The gate and the weight of each facet.
  ///   - pass: The passes of one minibatch; it says whether what it computed is finite.
  /// - Returns: The largest norm of a gradient before it was clipped, zero where none is clipped; not finite as soon as one
  ///   is not, which ends the epoch.
  mutating func run(
    _ model: inout Autoencoder<Float>, _ optimizer: inout Adam<Float>, learningRate: Double, _ stream: RandomStream,
    openness: Openness, _ pass: Pass
  ) -> Double {
    var (order, noise) = (stream.child("order"), stream.child("noise"))
    minibatches.shuffle(using: &order)
    var largest = 0.0
    for batch in 0..<minibatches.count {
      let place = minibatches.points(in: batch) == workspaces[0].points.rows ? 0 : 1
      points.gather(minibatches.order, from: batch * minibatches.size, into: &workspaces[place])
      workspaces[place].fillNoise(using: &noise)
      for j in workspaces[place].gates.indices {
        let factor = openness(j, batch, minibatches.count)
        workspaces[place].gates[j] = factor
        workspaces[place].weights[j] = factor
      }
      gradients.clear()
      let isFinite = pass(model, &workspaces[place], &gradients)
      let norm = clip.map { gradients.clip(toNorm: $0) } ?? 0
      optimizer.update(&model.parameters, gradients: gradients, learningRate: learningRate)
      largest = norm > largest || norm.isNaN ? norm : largest
      if largest.isNaN || !isFinite { break }
    }
    return largest
  }
}
