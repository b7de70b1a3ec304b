public import Networks

/// How far the training of a ladder autoencoder has come after an epoch; from here it goes on to the same bits as if it
/// had not stopped.
///
/// Nothing random is in it: an epoch draws from a stream of its own name.
public struct LadderState: Equatable, Sendable {
  /// The model.
  public internal(set) var model: LadderAutoencoder<Float>
  /// Its optimizer.
  public internal(set) var optimizer: Adam<Float>
  /// The bound of each epoch, as ``TrainedLadder/curve`` has it.
  public internal(set) var curve: [LadderBound]

  /// Starts with this model.
  init(model: LadderAutoencoder<Float>) {
    self.model = model
    optimizer = Adam(layout: model.parameters.layout)
    curve = []
  }
}

extension LadderState {
  private struct Head: Codable {
    let architecture: LadderArchitecture
    let steps: Int
    let curve: [LadderBound]
  }

  /// The state as bytes, from which ``init(bytes:)`` makes an equal one.
  public func bytes() throws -> [UInt8] {
    try StateBytes.write(
      Head(architecture: model.architecture, steps: optimizer.steps, curve: curve),
      [model.parameters, optimizer.mean, optimizer.square])
  }

  /// Reads a state back.
  ///
  /// - Throws: ``TrainingStateError`` for bytes that are no state.
  public init(bytes: [UInt8]) throws {
    let (head, numbers) = try StateBytes.read(Head.self, bytes)
    guard head.architecture.fault == nil else { throw TrainingStateError.malformed("its sizes are none of a ladder") }
    self.init(model: LadderAutoencoder(head.architecture))
    let buffers = try StateBytes.buffers(3, of: model.parameters.layout, numbers)
    model.parameters = buffers[0]
    optimizer.steps = head.steps
    optimizer.mean = buffers[1]
    optimizer.square = buffers[2]
    curve = head.curve
  }
}
