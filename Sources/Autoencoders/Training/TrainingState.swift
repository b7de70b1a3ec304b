private import Foundation
public import Networks

/// How far training has come after an epoch; from here it goes on to the same bits as if it had not stopped.
///
/// Nothing random is in it: an epoch draws from a stream of its own name.
public struct TrainingState: Equatable, Sendable {
  /// How the restarts before this one ended.
  public internal(set) var outcomes: [RestartOutcome]
  /// The best of these.
  public internal(set) var best: TrainedAutoencoder?
  /// The model of the present restart.
  public internal(set) var model: Autoencoder<Float>
  /// Its optimizer, which begins anew after the pretraining.
  public internal(set) var optimizer: Adam<Float>
  /// The pretraining epochs of the present restart.
  public internal(set) var pretrainingCurve: [Double]
  /// Its epochs after that.
  public internal(set) var curve: [EvidenceLowerBound]

  /// Starts a restart with this model.
  init(outcomes: [RestartOutcome] = [], best: TrainedAutoencoder? = nil, model: Autoencoder<Float>) {
    self.outcomes = outcomes
    self.best = best
    self.model = model
    optimizer = Adam(layout: model.parameters.layout)
    pretrainingCurve = []
    curve = []
  }

  /// The part of all work that is done, from 0 to 1.
  public func fraction(of training: Training) -> Double {
    let epochs = max(training.pretrainingEpochs + training.epochs, 1)
    let done = Double(pretrainingCurve.count + curve.count) / Double(epochs)
    return min(1, (Double(outcomes.count) + done) / Double(training.restarts ?? 1))
  }
}

extension TrainingState {
  /// What comes before the numbers, in JSON.
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

  /// The state as bytes, from which ``init(bytes:)`` makes an equal one: the length of a head in eight bytes, the head,
  /// and as `Float`s from the least significant byte on the numbers of the model, of Adam's two means and of the best
  /// model so far.
  public func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let head = [UInt8](
      try encoder.encode(
        Head(
          architecture: model.architecture, outcomes: outcomes, steps: optimizer.steps,
          pretrainingCurve: pretrainingCurve, curve: curve,
          best: best.map { Best(pretrainingCurve: $0.pretrainingCurve, curve: $0.curve, bound: $0.bound) })))
    let buffers = [model.parameters, optimizer.mean, optimizer.square] + (best.map { [$0.model.parameters] } ?? [])
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + head.count + buffers.reduce(0) { $0 + 4 * $1.values.count })
    bytes += withUnsafeBytes(of: UInt64(head.count).littleEndian) { Array($0) }
    bytes += head
    // As they lie in memory: nothing else is as fast, and a state is saved again and again.
    for buffer in buffers { buffer.values.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// Reads a state back.
  ///
  /// - Throws: ``TrainingStateError`` for bytes that are no state.
  public init(bytes: [UInt8]) throws {
    guard bytes.count >= 8 else { throw TrainingStateError.malformed("it ends within the length of its head") }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
    guard length <= UInt64(bytes.count - 8) else { throw TrainingStateError.malformed("it ends within its head") }
    let start = 8 + Int(length)
    let head: Head
    do {
      head = try JSONDecoder().decode(Head.self, from: Data(bytes[8..<start]))
    } catch {
      throw TrainingStateError.malformed("its head cannot be read: \(error)")
    }
    if let fault = head.architecture.fault { throw TrainingStateError.malformed("its sizes are none: \(fault)") }
    self.init(outcomes: head.outcomes, model: Autoencoder(head.architecture))
    (optimizer.steps, pretrainingCurve, curve) = (head.steps, head.pretrainingCurve, head.curve)
    try read(bytes[start...], head.best)
  }

  /// Reads the numbers after the head.
  private mutating func read(_ bytes: ArraySlice<UInt8>, _ bestHead: Best?) throws {
    let layout = model.parameters.layout
    let (size, count) = (4 * layout.count, bestHead == nil ? 3 : 4)
    guard bytes.count == count * size else {
      throw TrainingStateError.malformed("\(bytes.count) bytes are not \(count) times \(layout.count) numbers")
    }
    func buffer(_ i: Int) throws -> ParameterBuffer<Float> {
      let start = bytes.startIndex + i * size
      return try ParameterBuffer(layout: layout, bytes: bytes[start..<start + size])
    }
    (model.parameters, optimizer.mean, optimizer.square) = (try buffer(0), try buffer(1), try buffer(2))
    guard let bestHead else { return }
    var bestModel = model
    bestModel.parameters = try buffer(3)
    best = TrainedAutoencoder(
      model: bestModel, pretrainingCurve: bestHead.pretrainingCurve, curve: bestHead.curve, bound: bestHead.bound)
  }
}

/// Why bytes are not the state of a training.
public enum TrainingStateError: Error, Equatable, Sendable, CustomStringConvertible {
  /// They were not written by this program, or are damaged.
  case malformed(String)

  public var description: String {
    switch self {
    case .malformed(let why): "these bytes are no state of a training: \(why)"
    }
  }
}
