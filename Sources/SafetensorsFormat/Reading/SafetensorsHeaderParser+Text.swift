import FormatErrors

/// Texts of JSON.
extension SafetensorsHeaderParser {
  /// Reads a text, and tells where it begins.
  mutating func string() throws(FormatError) -> (value: String, place: Int) {
    skipSpace()
    let start = at
    guard peek == UInt8(ascii: "\"") else { throw error("a text in quotation marks should stand here", at: at) }
    at += 1
    var text: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error("a control character within a text; escape it", at: at) }
      at += 1
      if byte == UInt8(ascii: "\\") { text += try escaped() } else { text.append(byte) }
    }
    guard peek != nil else { throw error("a text does not end", at: start) }
    at += 1
    guard let value = String(validating: text, as: UTF8.self) else { throw error("a text is not UTF-8", at: start) }
    return (value, start)
  }

  /// The UTF-8 of what stands after a backslash.
  private mutating func escaped() throws(FormatError) -> [UInt8] {
    let place = at - 1
    guard let byte = peek else { throw error("a text ends in a backslash", at: place) }
    at += 1
    switch Character(UnicodeScalar(byte)) {
    case "\"", "\\", "/": return [byte]
    case "b": return [8]
    case "f": return [12]
    case "n": return [10]
    case "r": return [13]
    case "t": return [9]
    case "u": return try scalar(at: place)
    default: throw error("no escape of JSON", at: place)
    }
  }

  /// The UTF-8 of the character of one or, beyond the basic plane, two codes `\uXXXX`.
  private mutating func scalar(at place: Int) throws(FormatError) -> [UInt8] {
    var code = try hexadecimal()
    if (0xd800..<0xdc00).contains(code), at + 1 < end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == 0x75 {
      at += 2
      let low = try hexadecimal()
      code = (0xdc00..<0xe000).contains(low) ? 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00) : 0xd800
    }
    guard let scalar = UnicodeScalar(code) else { throw error("half of a surrogate pair", at: place) }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws(FormatError) -> UInt32 {
    let digits = bytes[at..<min(at + 4, end)]
    let isHexadecimal = digits.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    guard digits.count == 4, isHexadecimal, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw error("four hexadecimal digits should stand here", at: at)
    }
    at += 4
    return code
  }
}
