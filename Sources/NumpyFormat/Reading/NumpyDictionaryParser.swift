import FormatErrors

/// Reads the Python dictionary in the head of a `.npy` file: `descr`, `fortran_order` and `shape`, and nothing else.
struct NumpyDictionaryParser {
  /// What the dictionary holds, with the offsets in the file at which the values stand.
  struct Dictionary {
    let descr: (value: String, offset: Int)
    let isFortran: Bool
    let shape: (value: [Int], offset: Int)
  }

  private let bytes: [UInt8]
  private let end: Int
  private let file: String
  private var at: Int

  /// Creates a parser of a part of a file.
  init(bytes: [UInt8], range: Range<Int>, file: String) {
    self.bytes = bytes
    self.file = file
    at = range.lowerBound
    end = range.upperBound
  }

  /// Reads the dictionary.
  mutating func parse() throws(FormatError) -> Dictionary {
    let start = at
    var descr: (value: String, offset: Int)?
    var isFortran: Bool?
    var shape: (value: [Int], offset: Int)?
    try expect("{")
    while !sees("}") {
      let (key, place) = try string()
      try expect(":")
      skipSpace()
      switch key {
      case "descr" where descr == nil:
        if sees("[") {
          throw error(
            "an array of named fields; save it with numpy.lib.recfunctions.structured_to_unstructured(array)", at: at)
        }
        descr = try string()
      case "fortran_order" where isFortran == nil: isFortran = try flag()
      case "shape" where shape == nil: shape = try tuple()
      default: throw error("the head's '\(key)' is unknown or twice there", at: place)
      }
      if !sees("}") { try expect(",") }
    }
    try expect("}")
    skipSpace()
    guard at == end else { throw error("something follows the head's dictionary", at: at) }
    guard let descr, let isFortran, let shape else {
      throw error("the head lacks one of 'descr', 'fortran_order' and 'shape'", at: start)
    }
    return Dictionary(descr: descr, isFortran: isFortran, shape: shape)
  }

  private mutating func string() throws(FormatError) -> (value: String, offset: Int) {
    skipSpace()
    let start = at
    guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw error("a quoted word should stand here; only plain arrays of numbers can be read", at: at)
    }
    at += 1
    var word: [UInt8] = []
    while let byte = peek, byte != quote {
      word.append(byte)
      at += 1
    }
    guard peek == quote else { throw error("a quoted word does not end", at: start) }
    at += 1
    return (String(decoding: word, as: UTF8.self), start)
  }

  private mutating func flag() throws(FormatError) -> Bool {
    for (word, value) in [("True", true), ("False", false)] where bytes[at..<end].starts(with: word.utf8) {
      at += word.utf8.count
      return value
    }
    throw error("'fortran_order' must be True or False", at: at)
  }

  private mutating func tuple() throws(FormatError) -> (value: [Int], offset: Int) {
    let start = at
    var lengths: [Int] = []
    try expect("(")
    while !sees(")") {
      lengths.append(try number())
      if !sees(")") { try expect(",") }
    }
    try expect(")")
    return (lengths, start)
  }

  private mutating func number() throws(FormatError) -> Int {
    skipSpace()
    let start = at
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    guard let value = Int(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      throw error("a length of the shape should stand here, in digits", at: start)
    }
    if peek == UInt8(ascii: "L") { at += 1 }  // a long whole number of Python 2
    return value
  }

  private var peek: UInt8? { at < end ? bytes[at] : nil }

  private mutating func sees(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    return peek == UInt8(ascii: character)
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(FormatError) {
    guard sees(character) else { throw error("'\(character)' should stand here, in the head's dictionary", at: at) }
    at += 1
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == UInt8(ascii: " ") || (9...13).contains(byte) { at += 1 }
  }

  private func error(_ message: String, at offset: Int) -> FormatError {
    FormatError(message, in: file, at: .byte(offset))
  }
}
