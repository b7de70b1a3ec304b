public import FormatErrors
private import ZipFormat

/// The tensors that `torch.save(model.state_dict(), …)` wrote, by name.
///
/// The file is a ZIP archive: `data.pkl`, a pickled program that makes a dictionary, and `data/0`, `data/1`, … with the
/// entries. The program is not executed: `PickleReader` reads what PyTorch writes for dictionaries of tensors, and
/// refuses everything else by name. Dictionaries within are gone into, their names joined by points, so a checkpoint whose
/// `state_dict` lies beside other things is read too; values that are no tensors are left out.
public struct PyTorchFile: Sendable {
  /// A tensor, whose entries are read when they are asked for.
  public struct Tensor: Equatable, Sendable {
    /// Its name, such as `0.weight`.
    public let name: String
    /// The length along each dimension.
    public let shape: [Int]
    /// The type of the entries.
    public let scalar: PyTorchScalar
    let layout: PickledTensor
  }

  /// The tensors, in the order of the dictionary.
  public let tensors: [Tensor]
  private let archive: ZipArchive
  /// What the names of members begin with.
  private let prefix: String
  private let name: String

  /// Reads names and shapes.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: Its name, for messages.
  /// - Throws: `FormatError` for a file that is no such archive, that would have code executed, or whose tensors do not
  ///   lie within their storages.
  public init(_ bytes: [UInt8], name: String) throws(FormatError) {
    guard isZip(bytes) else { throw Self.noArchive(bytes, name) }
    let archive = try ZipArchive(bytes, name: name)
    guard let program = archive.members.first(where: { $0.name == "data.pkl" || $0.name.hasSuffix("/data.pkl") }) else {
      let isScript = archive.members.contains { $0.name.contains("/code/") }
      throw FormatError(
        isScript
          ? "is a TorchScript program, which would have to be executed; save 'model.state_dict()'"
          : "holds no 'data.pkl'; save 'model.state_dict()' with torch.save", in: name, at: .byte(0))
    }
    prefix = String(program.name.dropLast("data.pkl".count))
    if let order = archive[prefix + "byteorder"], try archive.contents(of: order, limit: 64) != Array("little".utf8) {
      throw FormatError(
        "holds numbers whose greatest byte is the first; save it on a usual machine", in: name, at: .byte(0))
    }
    var reader = PickleReader(
      try archive.contents(of: program, limit: 1 << 22), file: "\(name): \(program.name)")
    let top = try reader.read()
    var walk = DictionaryWalk(reader: reader, file: name)
    tensors = try walk.tensors(of: top).map { (found) throws(FormatError) in
      try Self.check(found.tensor, found.name, file: name)
      return Tensor(
        name: found.name, shape: found.tensor.shape, scalar: found.tensor.storage.scalar, layout: found.tensor)
    }
    self.archive = archive
    self.name = name
  }

  /// The tensor of a name; nil where there is none.
  public subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }

  /// What a file is that is no archive.
  private static func noArchive(_ bytes: [UInt8], _ name: String) -> FormatError {
    // The number with which PyTorch began its files before version 1.6, pickled.
    let isOld = bytes.starts(with: [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19])
    return FormatError(
      isOld
        ? "is in the format of PyTorch before version 1.6; load it and save it again"
        : "is no file of torch.save: it does not begin as a ZIP archive does", in: name, at: .byte(0))
  }

  /// Throws unless a tensor lies within its storage and has no more entries than that.
  private static func check(_ tensor: PickledTensor, _ tensorName: String, file: String) throws(FormatError) {
    let (storage, shape) = (tensor.storage, tensor.shape)
    let isShaped =
      shape.count == tensor.strides.count && shape.allSatisfy { 0...1 << 53 ~= $0 }
      && tensor.strides.allSatisfy { 0...1 << 53 ~= $0 } && 0...1 << 53 ~= tensor.offset
      && 0...1 << 53 ~= storage.count
    guard isShaped, let size = Extents.byteCount(shape, entrySize: storage.scalar.size) else {
      throw FormatError("tensor '\(tensorName)' has a shape that no file holds", in: file, at: .byte(0))
    }
    guard size / storage.scalar.size <= storage.count else {
      throw FormatError(
        "tensor '\(tensorName)' of shape \(Extents.written(shape)) repeats the \(storage.count) entries that are there; "
          + "save 'tensor.clone()'", in: file, at: .byte(0))
    }
    var last = tensor.offset
    for (extent, stride) in zip(shape, tensor.strides) where extent > 1 {
      let (reach, overflow) = (extent - 1).multipliedReportingOverflow(by: stride)
      last = overflow ? Int.max : last.addingReportingOverflow(reach).overflow ? Int.max : last + reach
    }
    guard shape.contains(0) || last < storage.count else {
      throw FormatError(
        "tensor '\(tensorName)' reaches beyond the \(storage.count) entries of its storage", in: file, at: .byte(0))
    }
  }
}

extension PyTorchFile {
  /// The entries of a tensor in C order, the last index moving fastest, widened without loss.
  ///
  /// - Throws: `FormatError` where the entries are not there, or one is not a finite number.
  public func numbers(of tensor: Tensor) throws(FormatError) -> [Double] {
    let layout = tensor.layout
    let member = "\(prefix)data/\(layout.storage.key)"
    guard let found = archive[member] else {
      throw FormatError("tensor '\(tensor.name)' should lie in '\(member)', which is not there", in: name, at: .byte(0))
    }
    let needed = layout.storage.count.multipliedReportingOverflow(by: tensor.scalar.size)
    guard !needed.overflow, found.size == needed.partialValue else {
      throw FormatError(
        "'\(member)' holds \(found.size) bytes, which are not \(layout.storage.count) numbers of \(tensor.scalar.rawValue)",
        in: name, at: .byte(0))
    }
    let bytes = try archive.contents(of: found)
    var numbers: [Double] = []
    for index in indices(of: layout) {
      let number = tensor.scalar.number(in: bytes, at: index * tensor.scalar.size)
      guard number.isFinite else {
        throw FormatError(
          "entry \(numbers.count) of tensor '\(tensor.name)' is \(FormatError.written(number)), not a finite number; "
            + "find out where it arose", in: name, at: .byte(0))
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Where in the storage each entry lies, in C order.
  private func indices(of layout: PickledTensor) -> [Int] {
    var indices = [layout.offset]
    for (extent, stride) in zip(layout.shape, layout.strides) {
      indices = indices.flatMap { base in (0..<extent).map { base + $0 * stride } }
    }
    return indices
  }
}

extension PyTorchScalar {
  /// The number whose bytes begin at a place, the least first.
  fileprivate func number(in bytes: [UInt8], at place: Int) -> Double {
    let bits = (0..<size).reduce(UInt64(0)) { $0 | UInt64(bytes[place + $1]) << (8 * UInt64($1)) }
    switch self {
    case .float32: return Double(Float(bitPattern: UInt32(bits)))
    case .float64: return Double(bitPattern: bits)
    case .float16: return half(UInt16(bits))
    case .bfloat16: return Double(Float(bitPattern: UInt32(bits) << 16))
    case .int64: return Double(Int64(bitPattern: bits))
    case .int32: return Double(Int32(truncatingIfNeeded: bits))
    case .int16: return Double(Int16(truncatingIfNeeded: bits))
    case .int8: return Double(Int8(truncatingIfNeeded: bits))
    case .uint8, .bool: return Double(bits)
    }
  }

  /// A number of IEEE 754 in 16 bits: a sign, 5 bits of exponent, 10 of fraction.
  private func half(_ bits: UInt16) -> Double {
    let sign = bits >> 15 == 0 ? 1.0 : -1.0
    let exponent = Int(bits >> 10 & 31)
    let fraction = Double(bits & 1023) / 1024
    switch exponent {
    case 0: return sign * fraction * 0x1p-14
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return sign * (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
