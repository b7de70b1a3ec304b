public import FormatErrors

extension SafetensorsFile {
  /// Reads a file. Nothing is allocated by what the file says of itself, only by what is really there.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: Its name, for messages.
  /// - Throws: `FormatError` for a file that is malformed or truncated, whose tensors overlap, leave gaps or are of
  ///   other sizes than their shapes, or that holds a type that cannot be read or a number that is not finite.
  public init(_ bytes: [UInt8], name: String) throws(FormatError) {
    let range = try headRange(of: bytes, file: name)
    var parser = SafetensorsHeaderParser(bytes: bytes, range: range, file: name)
    let head = try parser.parse()
    let layouts = try head.declarations.map { (declaration) throws(FormatError) in
      try Layout(declaration, room: bytes.count - range.upperBound, file: name)
    }
    try checkCoverage(layouts, start: range.upperBound, end: bytes.count, file: name)
    var tensors: [String: Tensor] = [:]
    var places: [String: Int] = [:]
    for layout in layouts {
      tensors[layout.name] = try layout.tensor(of: bytes, from: range.upperBound, file: name)
      places[layout.name] = layout.place
    }
    self.init(tensors: tensors, metadata: head.metadata, name: name, places: places)
  }
}

/// Where the head is; the length that the file claims is held against what follows.
private func headRange(of bytes: [UInt8], file: String) throws(FormatError) -> Range<Int> {
  guard bytes.count >= 8 else {
    throw FormatError("ends within the length of its head, 8 bytes", in: file, at: .byte(bytes.count))
  }
  let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
  guard length <= UInt64(bytes.count - 8) else {
    throw FormatError(
      "says that its head is \(length) bytes long, but only \(bytes.count - 8) follow; it is truncated or no "
        + ".safetensors file", in: file, at: .byte(0))
  }
  return 8..<8 + Int(length)
}

/// A tensor whose type, shape and offsets agree with one another and with the length of the file.
private struct Layout {
  let name: String
  let place: Int
  let kind: Tensor.Kind
  let shape: [Int]
  /// Its bytes, counted from the end of the head.
  let range: Range<Int>

  init(_ said: SafetensorsHeaderParser.Declaration, room: Int, file: String) throws(FormatError) {
    guard let kind = Tensor.Kind(rawValue: said.type.value) else {
      let known = Tensor.Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw FormatError(
        "the type '\(said.type.value)' of tensor '\(said.name)' is not one of \(known); convert it before it is saved",
        in: file, at: .byte(said.type.place))
    }
    let offsets = said.offsets.value
    guard offsets.count == 2, offsets[0] <= offsets[1], offsets[1] <= room else {
      throw FormatError(
        "the offsets \(offsets) of tensor '\(said.name)' are not a beginning and an end among the \(room) bytes that "
          + "follow the head", in: file, at: .byte(said.offsets.place))
    }
    guard let needed = Extents.byteCount(said.shape.value, entrySize: kind.size), needed == offsets[1] - offsets[0]
    else {
      throw FormatError(
        "tensor '\(said.name)' of type \(kind.rawValue) and shape \(said.shape.value) does not fill the "
          + "\(offsets[1] - offsets[0]) bytes that its offsets give it", in: file, at: .byte(said.shape.place))
    }
    name = said.name
    place = said.place
    self.kind = kind
    shape = said.shape.value
    range = offsets[0]..<offsets[1]
  }

  /// The tensor, from the bytes that follow the head.
  func tensor(of bytes: [UInt8], from start: Int, file: String) throws(FormatError) -> Tensor {
    let range = start + range.lowerBound..<start + range.upperBound
    switch kind {
    case .float32:
      let floats = decoded(bytes, range) { (bits: UInt32) in Float(bitPattern: bits) }
      try checkFinite(floats, from: range.lowerBound, file: file)
      return Tensor(shape: shape, entries: .floats(floats))
    case .float64:
      let doubles = decoded(bytes, range) { (bits: UInt64) in Double(bitPattern: bits) }
      try checkFinite(doubles, from: range.lowerBound, file: file)
      return Tensor(shape: shape, entries: .doubles(doubles))
    case .integer64:
      let integers = decoded(bytes, range) { (bits: UInt64) in Int(Int64(bitPattern: bits)) }
      return Tensor(shape: shape, entries: .integers(integers))
    case .unsigned8: return Tensor(shape: shape, entries: .bytes(Array(bytes[range])))
    }
  }

  private func checkFinite(_ numbers: [some BinaryFloatingPoint], from start: Int, file: String) throws(FormatError) {
    guard let index = numbers.firstIndex(where: { !$0.isFinite }) else { return }
    throw FormatError(
      "entry \(index) of tensor '\(name)' is \(FormatError.written(numbers[index])), not a finite number; "
        + "find out where it arose", in: file, at: .byte(start + index * kind.size))
  }
}

/// Throws unless the tensors, one after the other, fill all that follows the head.
private func checkCoverage(_ layouts: [Layout], start: Int, end: Int, file: String) throws(FormatError) {
  var filled = 0
  for layout in layouts.sorted(by: {
    ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
  }) {
    guard layout.range.lowerBound == filled else {
      let what = layout.range.lowerBound < filled ? "overlaps another" : "leaves a gap before it"
      throw FormatError(
        "tensor '\(layout.name)' \(what): it begins at \(layout.range.lowerBound) after the head, where \(filled) "
          + "bytes are filled", in: file, at: .byte(layout.place))
    }
    filled = layout.range.upperBound
  }
  guard start + filled == end else {
    throw FormatError(
      "\(end - start - filled) bytes follow the last tensor, which no tensor claims", in: file,
      at: .byte(start + filled))
  }
}

@inline(__always)
private func decoded<Bits: FixedWidthInteger & BitwiseCopyable, Entry>(
  _ bytes: [UInt8], _ range: Range<Int>, _ make: (Bits) -> Entry
) -> [Entry] {
  let raw = bytes.span.bytes
  return stride(from: range.lowerBound, to: range.upperBound, by: MemoryLayout<Bits>.size).map { at in
    make(Bits(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: at, as: Bits.self)))
  }
}
