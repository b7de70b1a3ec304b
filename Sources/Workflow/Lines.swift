/// Writes lines of fields with tabs between them, and at the end a line with the digest of all before it.
///
/// Plain text, so that a person can read a record with `cat`; a cut-off or altered file gives itself away.
package struct LineWriter {
  private var bytes: [UInt8] = []

  package init() {}

  /// Adds a line.
  package mutating func line(_ fields: String...) {
    for (i, field) in fields.enumerated() {
      if i > 0 { bytes.append(tab) }
      append(field)
    }
    bytes.append(newline)
  }

  private mutating func append(_ field: String) {
    for byte in field.utf8 {
      switch byte {
      case tab: bytes += [backslash, UInt8(ascii: "t")]
      case newline: bytes += [backslash, UInt8(ascii: "n")]
      case backslash: bytes += [backslash, backslash]
      default: bytes.append(byte)
      }
    }
  }

  /// All lines and the digest.
  package func finished() -> [UInt8] {
    var all = bytes + digestTag
    Digest(of: bytes).appendHex(to: &all)
    all.append(newline)
    return all
  }
}

/// Reads what a ``LineWriter`` wrote, without making a text of anything that is not asked for.
package struct LineReader {
  private let bytes: [UInt8]
  private let end: Int
  private var next = 0
  private var position = 0
  private var lineEnd = 0

  /// Opens lines with their digest; nil when they are not as they were written.
  package init?(checked bytes: [UInt8]) {
    let end = bytes.count - Digest.hexCount - digestTag.count - 1
    guard end >= 0, bytes[end..<end + digestTag.count].elementsEqual(digestTag), bytes[bytes.count - 1] == newline,
      let digest = Digest(hex: bytes, in: end + digestTag.count..<bytes.count - 1)
    else { return nil }
    var digester = Digester()
    bytes.withUnsafeBytes { digester.update(UnsafeRawBufferPointer(rebasing: $0[..<end])) }
    guard digester.finish() == digest else { return nil }
    self.bytes = bytes
    self.end = end
  }

  /// Goes to the next line; false after the last.
  package mutating func nextLine() -> Bool {
    guard next < end else { return false }
    position = next
    lineEnd = next
    while bytes[lineEnd] != newline { lineEnd += 1 }
    next = lineEnd + 1
    return true
  }

  /// The next field of the line as its place in the bytes; empty after the last.
  package mutating func field() -> Range<Int> {
    guard position <= lineEnd else { return lineEnd..<lineEnd }
    let start = position
    while position < lineEnd, bytes[position] != tab { position += 1 }
    defer { position += 1 }
    return start..<position
  }

  /// Whether the next field is a word; goes past it.
  package mutating func fieldIs(_ word: StaticString) -> Bool { isField(field(), word) }

  /// Whether a field is a word.
  package func isField(_ field: Range<Int>, _ word: StaticString) -> Bool {
    guard field.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { $0.elementsEqual(bytes[field]) }
  }

  /// Whether the line has no further field.
  package var isAtEndOfLine: Bool { position > lineEnd }

  /// The next field as text.
  package mutating func text() -> String {
    let field = field()
    guard bytes[field].contains(backslash) else { return String(decoding: bytes[field], as: UTF8.self) }
    var plain: [UInt8] = []
    var i = field.lowerBound
    while i < field.upperBound {
      if bytes[i] == backslash, i + 1 < field.upperBound {
        i += 1
        plain.append(bytes[i] == UInt8(ascii: "t") ? tab : bytes[i] == UInt8(ascii: "n") ? newline : backslash)
      } else {
        plain.append(bytes[i])
      }
      i += 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The next field as a digest.
  package mutating func digest() -> Digest? { Digest(hex: bytes, in: field()) }

  /// The next field as a whole number.
  package mutating func integer() -> Int? { Int(text()) }
}

private let tab = UInt8(ascii: "\t")
private let newline = UInt8(ascii: "\n")
private let backslash = UInt8(ascii: "\\")
private let digestTag = Array("sha256\t".utf8)
