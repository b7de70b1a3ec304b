private import Networks

extension TrainingState {
  private struct Head: Codable {
    let architecture: Architecture
    let outcomes: [RestartOutcome]
    let steps: Int
    let pretrainingCurve: [Double]
    let curve: [EvidenceLowerBound]
    let best: Best?
  }

  private struct Best: Codable {
    let pretrainingCurve: [Double]
    let curve: [EvidenceLowerBound]
    let bound: EvidenceLowerBound
  }

  /// The state as bytes, from which ``init(bytes:)`` makes an equal one: after a head, the numbers of the model, of Adam's
  /// two means and of the best model so far.
  public func bytes() throws -> [UInt8] {
    let head = Head(
      architecture: model.architecture, outcomes: outcomes, steps: optimizer.steps,
      pretrainingCurve: pretrainingCurve, curve: curve,
      best: best.map { Best(pretrainingCurve: $0.pretrainingCurve, curve: $0.curve, bound: $0.bound) })
    return try StateBytes.write(
      head, [model.parameters, optimizer.mean, optimizer.square] + (best.map { [$0.model.parameters] } ?? []))
  }

  /// Reads a state back.
  ///
  /// - Throws: ``TrainingStateError`` for bytes that are no state.
  public init(bytes: [UInt8]) throws {
    let (head, numbers) = try StateBytes.read(Head.self, bytes)
    self.init(outcomes: head.outcomes, model: Autoencoder(head.architecture))
    let buffers = try StateBytes.buffers(head.best == nil ? 3 : 4, of: model.parameters.layout, numbers)
    model.parameters = buffers[0]
    optimizer.steps = head.steps
    optimizer.mean = buffers[1]
    optimizer.square = buffers[2]
    pretrainingCurve = head.pretrainingCurve
    curve = head.curve
    best = head.best.map {
      var best = model
      best.parameters = buffers[3]
      return TrainedAutoencoder(
        model: best, pretrainingCurve: $0.pretrainingCurve, curve: $0.curve, bound: $0.bound)
    }
  }
}
