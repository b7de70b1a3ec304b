private import Foundation
private import Networks

/// As bytes, a state is the length of its head (8 bytes), the head in JSON, and the numbers of the model, of Adam's two
/// means and of the best model so far, as `Float`s from the least significant byte on.
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

  /// The state as bytes, from which ``init(bytes:)`` makes an equal one.
  public func bytes() throws -> [UInt8] {
    let head = Head(
      architecture: model.architecture, outcomes: outcomes, steps: optimizer.steps,
      pretrainingCurve: pretrainingCurve, curve: curve,
      best: best.map { Best(pretrainingCurve: $0.pretrainingCurve, curve: $0.curve, bound: $0.bound) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = [UInt8](try encoder.encode(head))
    var bytes = [UInt8](withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) })
    bytes += text
    for numbers in [model.parameters, optimizer.mean, optimizer.square] + (best.map { [$0.model.parameters] } ?? []) {
      // As they lie in memory: nothing else is as fast, and a state is saved again and again.
      numbers.values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// Reads a state back.
  ///
  /// - Throws: ``TrainingStateError`` for bytes that are no state.
  public init(bytes: [UInt8]) throws {
    let (head, start) = try Self.head(of: bytes)
    self.init(outcomes: head.outcomes, model: Autoencoder(head.architecture))
    let buffers = head.best == nil ? 3 : 4
    let count = model.parameters.values.count
    guard bytes.count - start == 4 * buffers * count else {
      throw TrainingStateError.malformed("\(bytes.count - start) bytes are not \(buffers) times \(count) numbers")
    }
    func numbers(_ buffer: Int) -> [Float] { floats(bytes, from: start + 4 * buffer * count, count) }
    model.parameters.values = numbers(0)
    optimizer.steps = head.steps
    optimizer.mean.values = numbers(1)
    optimizer.square.values = numbers(2)
    pretrainingCurve = head.pretrainingCurve
    curve = head.curve
    best = head.best.map {
      var best = model
      best.parameters.values = numbers(3)
      return TrainedAutoencoder(
        model: best, pretrainingCurve: $0.pretrainingCurve, curve: $0.curve, bound: $0.bound)
    }
  }

  /// The head, and where the numbers begin.
  private static func head(of bytes: [UInt8]) throws -> (Head, start: Int) {
    guard bytes.count >= 8 else { throw TrainingStateError.malformed("it ends within the length of its head") }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
    guard length <= UInt64(bytes.count - 8) else { throw TrainingStateError.malformed("it ends within its head") }
    let start = 8 + Int(length)
    do {
      return (try JSONDecoder().decode(Head.self, from: Data(bytes[8..<start])), start)
    } catch {
      throw TrainingStateError.malformed("its head cannot be read: \(error)")
    }
  }
}

private func floats(_ bytes: [UInt8], from start: Int, _ count: Int) -> [Float] {
  (0..<count).map { i in
    let at = start + 4 * i
    return Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) })
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
