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

  /// Reads a file of PyTorch, of numpy (`.npz`) or of safetensors, by what it begins with; one that begins as none of them does
  /// is taken for what its name says.
  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    let ending = file.lowercased().split(separator: ".").last
    if isZip(bytes) {
      let archive = try ZipArchive(bytes, name: file)
      let isNumpy = archive.members.contains { $0.name.hasSuffix(".npy") } || archive.members.isEmpty && ending == "npz"
      try self.init(isNumpy ? Self.numpy(archive, file) : Self.pyTorch(bytes, file))
    } else if bytes.starts(with: [0x80, 2, 0x8a, 10]) {
      try self.init(Self.pyTorch(bytes, file))
    } else if bytes.dropFirst(8).first == UInt8(ascii: "{") {
      try self.init(safetensors: bytes, file)
    } else {
      switch ending {
      case "npz":
        throw FormatError("is no file of numpy.savez: it does not begin as a ZIP archive does", in: file, at: .byte(0))
      case "pt", "pth", "bin", "ckpt": try self.init(Self.pyTorch(bytes, file))
      default: try self.init(safetensors: bytes, file)
      }
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
    let arrays = archive.members.filter { $0.name.hasSuffix(".npy") }
    guard !arrays.isEmpty else {
      throw FormatError("holds no arrays; save them as numpy.savez(file, **arrays)", in: file, at: .byte(0))
    }
    for member in arrays {
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
