import FormatErrors
private import NumpyFormat
private import PyTorchFormat
private import SafetensorsFormat
private import ZipFormat

/// Arrays of numbers by name, whatever file they come from, with the texts that stand beside them.
struct NamedArrays {
  /// An array whose entries are read when they are asked for.
  struct Entry {
    /// The name, such as `decoder.0.weight`.
    let name: String
    /// The length along each dimension.
    let shape: [Int]
    /// Reads the entries in C order.
    let numbers: () throws(FormatError) -> [Double]
  }

  /// The arrays, in the order of the file, or of their names where that has none.
  let entries: [Entry]
  /// The texts, by name; only `.safetensors` files have any.
  let metadata: [String: String]

  /// Creates arrays.
  init(_ entries: [Entry], metadata: [String: String] = [:]) {
    self.entries = entries
    self.metadata = metadata
  }

  /// Reads a file of PyTorch, of numpy (`.npz`) or of safetensors, by what it begins with.
  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    if isZip(bytes) {
      let archive = try ZipArchive(bytes, name: file)
      let isNumpy = archive.members.contains { $0.name.hasSuffix(".npy") }
      try self.init(isNumpy ? Self.numpy(archive, file) : Self.pyTorch(bytes, file))
    } else if bytes.starts(with: [0x80, 2, 0x8a, 10]) {
      try self.init(Self.pyTorch(bytes, file))
    } else {
      try self.init(safetensors: bytes, file)
    }
  }

  private static func pyTorch(_ bytes: [UInt8], _ file: String) throws(FormatError) -> [Entry] {
    let found = try PyTorchFile(bytes, name: file)
    return found.tensors.map { tensor in
      Entry(name: tensor.name, shape: tensor.shape) { () throws(FormatError) in try found.numbers(of: tensor) }
    }
  }

  private static func numpy(_ archive: ZipArchive, _ file: String) throws(FormatError) -> [Entry] {
    var entries: [Entry] = []
    for member in archive.members where member.name.hasSuffix(".npy") {
      let array = try NumpyFile(try archive.contents(of: member), name: "\(file): \(member.name)")
      entries.append(
        Entry(name: String(member.name.dropLast(4)), shape: array.shape) { () throws(FormatError) in
          try array.numbers()
        })
    }
    return entries
  }

  private init(safetensors bytes: [UInt8], _ file: String) throws(FormatError) {
    let found = try SafetensorsFile(bytes, name: file)
    let names = found.tensors.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    entries = names.compactMap { name in
      found.tensors[name].map { tensor in
        Entry(name: name, shape: tensor.shape) { () throws(FormatError) in
          switch tensor.entries {
          case .integers, .bytes: try found.integers(name, shape: tensor.shape).map(Double.init)
          case .floats, .doubles: try found.numbers(name, shape: tensor.shape)
          }
        }
      }
    }
    metadata = found.metadata
  }
}
