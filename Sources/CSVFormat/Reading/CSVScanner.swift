import FormatErrors

/// A field of a CSV file, with the place where it begins.
struct CSVField: Equatable {
  let text: String
  let isQuoted: Bool
  let place: FormatError.Place

  /// The number that the text is; nil where it is none.
  var number: Double? { csvNumber(text) }
}

/// Cuts a CSV file into records of fields.
struct CSVScanner {
  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: byteOrderMark) { at = byteOrderMark.count }
  }

  /// The next record; nil at the end of the file.
  mutating func record() throws(FormatError) -> [CSVField]? {
    guard at < bytes.count else { return nil }
    var fields = [try field()]
    while peek == comma {
      advance()
      fields.append(try field())
    }
    try endLine()
    return fields
  }

  private mutating func field() throws(FormatError) -> CSVField {
    let place = here
    let isQuoted = peek == quote
    let raw = isQuoted ? try quotedBytes() : try plainBytes()
    guard let text = String(validating: raw, as: UTF8.self) else {
      let isUTF16 = bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff])
      throw FormatError("is not UTF-8\(isUTF16 ? ", but UTF-16" : ""); save it as UTF-8", in: file, at: place)
    }
    return CSVField(text: text, isQuoted: isQuoted, place: place)
  }

  private mutating func plainBytes() throws(FormatError) -> [UInt8] {
    let start = at
    while let byte = peek, byte != comma, byte != lineFeed, byte != carriageReturn {
      guard byte != quote else {
        throw FormatError(
          "a quotation mark within a field; put the whole field in quotation marks and double it", in: file, at: here)
      }
      advance()
    }
    return Array(bytes[start..<at])
  }

  private mutating func quotedBytes() throws(FormatError) -> [UInt8] {
    let place = here
    var raw: [UInt8] = []
    advance()
    while let byte = peek {
      advance()
      if byte == quote {
        guard peek == quote else { return raw }
        advance()
      }
      raw.append(byte)
    }
    throw FormatError("a quoted field does not end", in: file, at: place)
  }

  private mutating func endLine() throws(FormatError) {
    guard at < bytes.count else { return }
    if peek == carriageReturn { advance() }
    guard peek == lineFeed else {
      throw FormatError("a comma or the end of the line should stand here", in: file, at: here)
    }
    advance()
  }

  private var here: FormatError.Place { .text(line: line, column: column) }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  /// Steps over a byte; only the first byte of a character counts as a column.
  private mutating func advance() {
    if bytes[at] == lineFeed {
      line += 1
      column = 1
    } else if bytes[at] & 0xc0 != 0x80 {
      column += 1
    }
    at += 1
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let lineFeed: UInt8 = 10
private let carriageReturn: UInt8 = 13
