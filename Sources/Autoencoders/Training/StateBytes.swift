private import Foundation
internal import Networks

/// The bytes of a training's state: the length of a head (8 bytes), the head in JSON, and the numbers of buffers, as
/// `Float`s from the least significant byte on.
enum StateBytes {
  /// Writes a state.
  static func write(_ head: some Encodable, _ buffers: [ParameterBuffer<Float>]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = [UInt8](try encoder.encode(head))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + text.count + buffers.reduce(0) { $0 + 4 * $1.values.count })
    bytes += withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) }
    bytes += text
    // As they lie in memory: nothing else is as fast, and a state is saved again and again.
    for buffer in buffers { buffer.values.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// Reads the head, and hands on the bytes after it.
  ///
  /// - Throws: ``TrainingStateError``.
  static func read<Head: Decodable>(_ type: Head.Type, _ bytes: [UInt8]) throws -> (Head, numbers: ArraySlice<UInt8>) {
    guard bytes.count >= 8 else { throw TrainingStateError.malformed("it ends within the length of its head") }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
    guard length <= UInt64(bytes.count - 8) else { throw TrainingStateError.malformed("it ends within its head") }
    let start = 8 + Int(length)
    do {
      return (try JSONDecoder().decode(Head.self, from: Data(bytes[8..<start])), bytes[start...])
    } catch {
      throw TrainingStateError.malformed("its head cannot be read: \(error)")
    }
  }

  /// Reads this many buffers of a layout.
  ///
  /// - Throws: ``TrainingStateError``.
  static func buffers(
    _ count: Int, of layout: ParameterLayout, _ bytes: ArraySlice<UInt8>
  ) throws -> [ParameterBuffer<Float>] {
    let size = 4 * layout.count
    guard bytes.count == count * size else {
      throw TrainingStateError.malformed("\(bytes.count) bytes are not \(count) times \(layout.count) numbers")
    }
    return try (0..<count).map { i in
      let start = bytes.startIndex + i * size
      return try ParameterBuffer(layout: layout, bytes: bytes[start..<start + size])
    }
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
