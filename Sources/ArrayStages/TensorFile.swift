import FormatErrors
private import Foundation

/// The tensors of a `.safetensors` file, of which only those that are asked for are looked at.
///
/// Source: https://github.com/huggingface/safetensors#format. `SafetensorsFile` reads files of this project whole; files of
/// others hold tensors of other types beside the one that is wanted.
struct TensorFile {
  /// What the head says of a tensor.
  private struct Declaration: Decodable {
    let dtype: String?
    let shape: [Int]?
    let offsets: [Int]?

    private enum Key: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Key.self)
      dtype = try? members.decode(String.self, forKey: .dtype)
      shape = try? members.decode([Int].self, forKey: .shape)
      offsets = try? members.decode([Int].self, forKey: .offsets)
    }
  }

  private let bytes: [UInt8]
  private let file: String
  private let declarations: [String: Declaration]
  /// Where the entries begin, in bytes.
  private let start: Int

  /// Reads the head.
  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    guard bytes.count >= 8 else {
      throw FormatError("ends within the length of its head, 8 bytes", in: file, at: .byte(bytes.count))
    }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
    guard length <= UInt64(bytes.count - 8) else {
      throw FormatError(
        "says that its head is \(length) bytes long, but only \(bytes.count - 8) follow; it is truncated or no "
          + ".safetensors file", in: file, at: .byte(0))
    }
    start = 8 + Int(length)
    do {
      declarations = try JSONDecoder().decode([String: Declaration].self, from: Data(bytes[8..<start]))
    } catch {
      throw FormatError(
        "its head is no JSON of tensors; save it with safetensors.numpy.save_file", in: file, at: .byte(8))
    }
    self.bytes = bytes
    self.file = file
  }

  /// The names of the tensors, in the order of their bytes.
  var names: [String] {
    declarations.keys.filter { $0 != "__metadata__" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The lengths of a tensor along its dimensions, as the head claims.
  func shape(of name: String) -> [Int] { declarations[name]?.shape ?? [] }

  /// A tensor as a `.npy` file.
  func npy(_ name: String) throws(FormatError) -> [UInt8] {
    guard let said = declarations[name], let type = said.dtype, let shape = said.shape, let offsets = said.offsets
    else {
      throw FormatError("says too little of '\(name)' in its head", in: file, at: .byte(8))
    }
    guard let encoding = ArrayEncoding(rawValue: type) else {
      throw FormatError(
        "'\(name)' is of type '\(type)', which cannot be read; save it with .astype('float32')", in: file, at: .byte(8))
    }
    let room = bytes.count - start
    guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1], offsets[1] <= room else {
      throw FormatError(
        "the offsets \(offsets) of '\(name)' are not within the \(room) bytes after the head; the file is truncated or "
          + "damaged", in: file, at: .byte(8))
    }
    guard shape.allSatisfy({ $0 >= 0 }), Extents.byteCount(shape, entrySize: encoding.size) == offsets[1] - offsets[0]
    else {
      throw FormatError(
        "'\(name)' of type \(type) and shape \(Extents.written(shape)) does not fill the \(offsets[1] - offsets[0]) bytes "
          + "that it is given", in: file, at: .byte(8))
    }
    return encoding.npy(shape, bytes[start + offsets[0]..<start + offsets[1]])
  }
}
