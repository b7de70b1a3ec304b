import FormatErrors
import NumpyFormat
import Stages
private import Wording
import ZipFormat

/// A file of arrays: `.npy` of one, `.npz` and `.safetensors` of one or several with names.
struct ArrayFile {
  private enum Form {
    case array([UInt8])
    case archive(ZipArchive)
    case tensors(TensorFile)
  }

  /// The file as the notebook names it.
  let path: String
  private let form: Form

  /// Reads what the file says of itself; the end of its name tells the format.
  init(_ bytes: [UInt8], path: String) throws(FormatError) {
    self.path = path
    form =
      switch Self.ending(path) {
      case "npz": .archive(try ZipArchive(bytes, name: path))
      case "safetensors": .tensors(try TensorFile(bytes, file: path))
      default: .array(bytes)
      }
  }

  /// How a name ends, in small letters.
  static func ending(_ path: String) -> String { String(path.lowercased().split(separator: ".").last ?? "") }

  /// Whether its arrays have names.
  var hasNames: Bool { if case .array = form { false } else { true } }

  /// The names of its arrays.
  var names: [String] {
    switch form {
    case .array: []
    case .archive(let archive):
      archive.members.map(\.name).filter { $0.hasSuffix(".npy") }.map { String($0.dropLast(4)) }
    case .tensors(let tensors): tensors.names
    }
  }

  /// The name of an array that may be one of codes: the first of two dimensions, where the head says so.
  private var likely: String? {
    guard case .tensors(let tensors) = form else { return names.first }
    return names.first { tensors.shape(of: $0).count == 2 } ?? names.first
  }

  /// The array of a name; without one, the only array.
  ///
  /// - Parameters:
  ///   - name: Its name; of no meaning to a `.npy` file.
  ///   - parameter: What gives the name, for messages.
  /// - Returns: The array, its head read.
  /// - Throws: `ArtifactError` where there are several and none is named, and `FormatError` for what cannot be read.
  func array(_ name: String?, parameter: String) throws -> NumpyFile {
    if case .array(let bytes) = form { return try read(bytes, name: path) }
    let names = names
    guard let chosen = name ?? (names.count == 1 ? names.first : nil) else {
      guard let likely else {
        throw ArtifactError("'\(path)' holds no array; save one with numpy.savez('run-1.npz', codes=codes)")
      }
      throw ArtifactError(
        "'\(path)' holds \(names.count) arrays, \(listed(names.map { "'\($0)'" }, atMost: 8)); say which with '\(parameter)', such as "
          + "'\(parameter): \(likely)', or in 'pipeline compare' with '--\(parameter) \(likely)'")
    }
    guard names.contains(chosen) else {
      throw ArtifactError(
        "'\(path)' has no array '\(chosen)', only \(names.isEmpty ? "none" : listed(names.map { "'\($0)'" }, atMost: 8))"
      )
    }
    switch form {
    case .archive(let archive):
      guard let member = archive.members.first(where: { $0.name == chosen + ".npy" }) else { break }
      return try read(try archive.contents(of: member), name: "\(path), array '\(chosen)'")
    case .tensors(let tensors): return try read(try tensors.npy(chosen), name: "\(path), tensor '\(chosen)'")
    case .array: break
    }
    throw ArtifactError("'\(path)' has no array '\(chosen)'")
  }

  /// Reads an array, once it is sure that it holds entries and no pickled objects.
  private func read(_ bytes: [UInt8], name: String) throws -> NumpyFile {
    let head = String(decoding: bytes.prefix(128), as: UTF8.self)
    if head.contains("'descr': '|O'") || head.contains("'descr': 'O'") {
      throw ArtifactError(
        "\(name): holds pickled Python objects, which only Python can read; save numbers, such as "
          + "numpy.stack(codes).astype('float64'), or names by .astype('U')")
    }
    return try NumpyFile(bytes, name: name)
  }
}
