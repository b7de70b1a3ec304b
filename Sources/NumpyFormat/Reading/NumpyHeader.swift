import FormatErrors

/// What the head of a `.npy` file says, versions 1.0 to 3.0.
///
/// Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
struct NumpyHeader: Equatable {
  /// The type of the entries.
  let kind: NumpyKind
  /// Bytes of an entry.
  let entrySize: Int
  /// Whether the first index moves fastest.
  let isFortran: Bool
  /// The length along each dimension.
  let shape: [Int]
  /// Where the entries begin, in bytes.
  let offset: Int

  /// Reads the head and holds the file's length against it. Nothing is allocated by what the file says.
  ///
  /// - Parameters:
  ///   - bytes: The file, or of a longer one as much as its head takes.
  ///   - length: The length of the file; nil for that of the bytes.
  ///   - file: Its name, for messages.
  /// - Throws: `FormatError`.
  init(_ bytes: [UInt8], length: Int? = nil, file: String) throws(FormatError) {
    let (text, start) = try NumpyHeader.dictionary(of: bytes, file: file)
    var parser = NumpyDictionaryParser(bytes: bytes, range: text, file: file)
    let dictionary = try parser.parse()
    (kind, entrySize) = try NumpyHeader.kind(dictionary.descr, file: file)
    isFortran = dictionary.isFortran
    shape = dictionary.shape.value
    offset = start
    try checkLength(length ?? bytes.count, shapeAt: dictionary.shape.offset, file: file)
  }

  /// The number of entries.
  var count: Int { shape.contains(0) ? 0 : shape.reduce(1, *) }

  /// The type in numpy's spelling.
  var type: String { kind == .text ? "<U\(entrySize / 4)" : kind.rawValue }

  /// "3×4" or, of one dimension, "3".
  var shapeDescription: String { Extents.written(shape) }

  /// Where the dictionary is, and where the entries begin.
  private static func dictionary(of bytes: [UInt8], file: String) throws(FormatError) -> (Range<Int>, Int) {
    guard bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw FormatError(
        "is no .npy file: it does not begin with 93 'NUMPY'; save it with numpy.save", in: file, at: .byte(0))
    }
    guard bytes.count >= 8 else { throw FormatError("ends within its version", in: file, at: .byte(bytes.count)) }
    guard (1...3).contains(bytes[6]), bytes[7] == 0 else {
      throw FormatError(
        "is a .npy file of version \(bytes[6]).\(bytes[7]); versions 1.0, 2.0 and 3.0 can be read", in: file,
        at: .byte(6))
    }
    let width = bytes[6] == 1 ? 2 : 4
    guard bytes.count >= 8 + width else {
      throw FormatError("ends within the length of its head", in: file, at: .byte(bytes.count))
    }
    let length = (0..<width).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
    guard bytes.count - 8 - width >= length else {
      throw FormatError(
        "says that its head is \(length) bytes long, but only \(bytes.count - 8 - width) follow", in: file, at: .byte(8)
      )
    }
    return (8 + width..<8 + width + length, 8 + width + length)
  }

  private static func kind(
    _ descr: (value: String, offset: Int), file: String
  ) throws(FormatError) -> (NumpyKind, entrySize: Int) {
    if let (kind, size) = kind(descr.value) { return (kind, size) }
    let known = NumpyKind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let advice =
      if descr.value.hasPrefix(">") {
        "is big-endian; save it with .astype('<\(descr.value.dropFirst())')"
      } else if descr.value.contains("O") {
        "is of Python objects, which only Python can read; save numbers"
      } else {
        "is not one of \(known); save it with \(cast(for: descr.value))"
      }
    throw FormatError("the type of the entries, '\(descr.value)', \(advice)", in: file, at: .byte(descr.offset))
  }

  /// The kind that a type names. The order of bytes does not matter to those of one byte, and `=` is that of the machine.
  private static func kind(_ descr: String) -> (NumpyKind, entrySize: Int)? {
    let name = descr.drop { "<|=".contains($0) }
    if let order = descr.first, order == "<" || order == "|" || order == "=",
      let kind = NumpyKind.allCases.first(where: { $0 != .text && $0.rawValue.dropFirst() == name })
    {
      return order == "|" && kind.size > 1 ? nil : (kind, kind.size)
    }
    guard descr.hasPrefix("<U"), let characters = Int(descr.dropFirst(2)), (1...1 << 20).contains(characters) else {
      return nil
    }
    return (.text, 4 * characters)
  }

  /// What turns entries of another type into some that can be read.
  private static func cast(for descr: String) -> String {
    switch descr.drop(while: { "<|=".contains($0) }).first {
    case "c": ".real and .imag side by side, as columns"
    case "S", "a": ".astype('U')"
    case "M", "m": ".astype('<i8')"
    default: ".astype('<f8')"
    }
  }

  private func checkLength(_ length: Int, shapeAt place: Int, file: String) throws(FormatError) {
    guard let needed = Extents.byteCount(shape, entrySize: entrySize) else {
      throw FormatError("no file has room for the shape \(shapeDescription)", in: file, at: .byte(place))
    }
    guard length - offset == needed else {
      throw FormatError(
        "\(shapeDescription) entries of type '\(type)' take \(needed) bytes, but \(length - offset) follow "
          + "the head", in: file, at: .byte(needed < length - offset ? offset + needed : length))
    }
  }
}
