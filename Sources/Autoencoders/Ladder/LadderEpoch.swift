internal import LinearAlgebra
internal import Networks
internal import Randomness

/// What epochs of a ladder autoencoder work on: the images in minibatches, room for a whole one and for the last, shorter
/// one, and a gradient.
struct LadderEpoch {
  private let images: GreyImages
  private let training: LadderTraining
  private var minibatches: Minibatches
  private var workspaces: [LadderWorkspace<Float>]
  private var gradients: ParameterBuffer<Float>

  /// Makes room for epochs of a model over these images.
  init(_ images: GreyImages, _ model: LadderAutoencoder<Float>, _ training: LadderTraining) {
    self.images = images
    self.training = training
    minibatches = Minibatches(points: images.count, size: training.batch)
    workspaces = [LadderWorkspace(model, points: min(training.batch, images.count))]
    let rest = images.count % training.batch
    if rest > 0, images.count > training.batch { workspaces.append(LadderWorkspace(model, points: rest)) }
    gradients = ParameterBuffer(layout: model.parameters.layout)
  }

  /// Takes a step of Adam for each minibatch, the images in an order that the stream gives.
  ///
  /// - Parameters:
  ///   - state: Goes on by an epoch, but for its curve.
  ///   - stream: The epoch's own.
  /// - Returns: The bound, the mean over the minibatches as they were met; as soon as it is not finite, of those so far.
  mutating func run(_ state: inout LadderState, _ stream: RandomStream) -> LadderBound {
    var (order, noise) = (stream.child("order"), stream.child("noise"))
    minibatches.shuffle(using: &order)
    var sum = LadderBound(facets: state.model.facets.count)
    var count = 0.0
    for batch in 0..<minibatches.count {
      let room = minibatches.points(in: batch) == workspaces[0].points.rows ? 0 : 1
      fill(room, batch, epoch: state.curve.count, &noise)
      gradients.clear()
      state.model.forward(training.objective, in: &workspaces[room])
      state.model.backward(training.objective, in: &workspaces[room], addingTo: &gradients)
      state.optimizer.update(&state.model.parameters, gradients: gradients, learningRate: training.learningRate)
      let points = Double(workspaces[room].points.rows)
      workspaces[room].add(points, to: &sum)
      count += points
      if !sum.total.isFinite { break }
    }
    return sum / count
  }

  private mutating func fill(_ room: Int, _ batch: Int, epoch: Int, _ noise: inout RandomStream) {
    images.gather(minibatches.order, from: batch * minibatches.size, into: &workspaces[room].points)
    for j in workspaces[room].facets.indices {
      Float.fillNormals(&workspaces[room].facets[j].noise.elements, using: &noise)
      let openness = training.openness(ofFacet: j, epoch: epoch, batch: batch, of: minibatches.count)
      workspaces[room].gates[j] = openness
      workspaces[room].weights[j] = openness
    }
  }
}
