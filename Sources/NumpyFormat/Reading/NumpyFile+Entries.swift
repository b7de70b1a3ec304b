public import FormatErrors

extension NumpyFile {
  /// All entries, in C order, widened to `Double` without loss.
  public func numbers() throws(FormatError) -> [Double] {
    switch header.kind {
    case .float64: try finite(decoded { (bits: UInt64) in Double(bitPattern: bits) })
    case .float32: try finite(decoded { (bits: UInt32) in Double(Float(bitPattern: bits)) })
    case .float16: try finite(decoded { (bits: UInt16) in halfPrecision(bits) })
    default: try exactly(integers())
    }
  }

  /// All entries of a file of `<f4`, in C order.
  public func floats() throws(FormatError) -> [Float] {
    guard header.kind == .float32 else { throw wrongType("only '<f4' fits; save it with .astype('<f4')") }
    return try finite(decoded { (bits: UInt32) in Float(bitPattern: bits) })
  }

  /// All entries of a file of whole numbers, in C order.
  public func integers() throws(FormatError) -> [Int] {
    switch header.kind {
    case .unsigned8: decoded { (bits: UInt8) in Int(bits) }
    case .unsigned16: decoded { (bits: UInt16) in Int(bits) }
    case .unsigned32: decoded { (bits: UInt32) in Int(bits) }
    case .signed8: decoded { (bits: UInt8) in Int(Int8(bitPattern: bits)) }
    case .signed16: decoded { (bits: UInt16) in Int(Int16(bitPattern: bits)) }
    case .signed32: decoded { (bits: UInt32) in Int(Int32(bitPattern: bits)) }
    case .signed64: decoded { (bits: UInt64) in Int(Int64(bitPattern: bits)) }
    case .truth: decoded { (bits: UInt8) in bits == 0 ? 0 : 1 }
    case .unsigned64: try signed(decoded { (bits: UInt64) in bits })
    case .float16, .float32, .float64: throw wrongType("whole numbers are wanted; save it with .astype('<i8')")
    case .text: throw wrongType("numbers are wanted; save it with .astype('<f8')")
    }
  }

  /// All entries of a file of bytes, in C order, such as pixels.
  public func pixels() throws(FormatError) -> [UInt8] {
    guard header.kind == .unsigned8 else { throw wrongType("only '|u1' fits; save it with .astype('u1')") }
    return decoded { (bits: UInt8) in bits }
  }

  /// All entries of a file of texts of one dimension, without the zeros that fill them up.
  func texts() throws(FormatError) -> [String] {
    guard holdsTexts else { throw wrongType("texts are wanted; save it with .astype('U')") }
    var texts: [String] = []
    for index in 0..<header.count {
      let start = header.offset + index * header.entrySize
      var text = String.UnicodeScalarView()
      for at in stride(from: start, to: start + header.entrySize, by: 4) {
        let code = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
        guard code != 0 else { break }
        guard let scalar = Unicode.Scalar(code) else {
          throw FormatError("entry (\(index)) holds \(code), which is no character", in: name, at: .byte(at))
        }
        text.append(scalar)
      }
      texts.append(String(text))
    }
    return texts
  }

  private func signed(_ numbers: [UInt64]) throws(FormatError) -> [Int] {
    if let index = numbers.firstIndex(where: { $0 > UInt64(Int.max) }) {
      throw FormatError(
        "entry \(position(of: index)) is \(numbers[index]), too large for a whole number here", in: name,
        at: .byte(header.offset + index * 8))
    }
    return numbers.map { Int($0) }
  }

  /// The entries in C order, each made of its bits.
  @inline(__always)
  private func decoded<Bits: FixedWidthInteger & BitwiseCopyable, Entry>(_ make: (Bits) -> Entry) -> [Entry] {
    let raw = bytes.span.bytes
    let size = MemoryLayout<Bits>.size
    var entries: [Entry] = []
    entries.reserveCapacity(header.count)
    let order = isReordered ? fortranOrder() : []
    for index in 0..<header.count {
      let at = header.offset + (isReordered ? order[index] : index) * size
      entries.append(make(Bits(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: at, as: Bits.self))))
    }
    return entries
  }

  /// Whether the order in the file is another than C order.
  private var isReordered: Bool { header.isFortran && shape.count > 1 && header.count > 0 }

  /// For each entry in C order, its index in the file.
  private func fortranOrder() -> [Int] {
    var strides: [Int] = []
    for extent in shape.dropLast() { strides.append((strides.last ?? 1) * extent) }
    strides.insert(1, at: 0)
    var order = [0]
    for (extent, stride) in zip(shape, strides) {
      order = order.flatMap { base in (0..<extent).map { base + $0 * stride } }
    }
    return order
  }

  private func finite<Number: BinaryFloatingPoint>(_ numbers: [Number]) throws(FormatError) -> [Number] {
    guard let index = numbers.firstIndex(where: { !$0.isFinite }) else { return numbers }
    let inFile = isReordered ? fortranOrder()[index] : index
    throw FormatError(
      "entry \(position(of: index)) is \(FormatError.written(numbers[index])), not a finite number; find out where it arose",
      in: name, at: .byte(header.offset + inFile * header.kind.size))
  }

  /// A number of IEEE 754 in 16 bits: a sign, 5 bits of exponent, 10 of fraction.
  private func halfPrecision(_ bits: UInt16) -> Double {
    let sign = bits >> 15 == 0 ? 1.0 : -1.0
    let exponent = Int(bits >> 10 & 31)
    let fraction = Double(bits & 1023) / 1024
    switch exponent {
    case 0: return sign * fraction * 0x1p-14
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return sign * (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }

  private func exactly(_ integers: [Int]) throws(FormatError) -> [Double] {
    if let index = integers.firstIndex(where: { Double(exactly: $0) == nil }) {
      throw FormatError(
        "entry \(position(of: index)) is \(integers[index]), too large for a floating-point number", in: name,
        at: .byte(header.offset))
    }
    return integers.map(Double.init)
  }

  /// "(3, 4)", from zero as in numpy, of an index in C order.
  private func position(of index: Int) -> String {
    var rest = index
    var parts: [Int] = []
    for extent in shape.reversed() {
      parts.insert(rest % extent, at: 0)
      rest /= extent
    }
    return "(" + parts.map(String.init).joined(separator: ", ") + ")"
  }
}
