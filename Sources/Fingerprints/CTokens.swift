/// Returns the tokens of C or C++ source, a blank after each: no comments, and no white space of the source's own.
///
/// A line that begins with `#` ends with its line break, and there a gap before a parenthesis counts as well, since
/// `#define F(x)` is not `#define F (x)`. A line that a backslash continues is one line. What stands in a literal, a raw
/// one too, is kept to the letter.
public func tokens(ofC source: [UInt8]) -> [UInt8] {
  var scanner = CScanner(source: source)
  scanner.file()
  return scanner.kept
}

private struct CScanner {
  let source: [UInt8]
  var position = 0
  var kept: [UInt8] = []
  /// White space or a comment stands before what comes next.
  private var hasGap = false
  /// Nothing but white space has been read since the line began.
  private var isAtLineStart = true
  /// The line began with `#`.
  private var isDirective = false

  init(source: [UInt8]) { self.source = source }

  mutating func file() {
    while position < source.count {
      if skipSplice() { continue }
      if sees("//") {
        lineComment()
      } else if sees("/*") {
        blockComment()
      } else if source[position] == newline {
        endLine()
      } else if isSpace(source[position]) {
        hasGap = true
        position += 1
      } else {
        token()
      }
    }
    if isDirective { kept.append(newline) }
  }

  /// Keeps the token that begins here.
  private mutating func token() {
    let byte = source[position]
    if isAtLineStart, byte == UInt8(ascii: "#") { isDirective = true }
    if isDirective, hasGap, byte == UInt8(ascii: "(") { kept.append(blank) }
    isAtLineStart = false
    hasGap = false
    if byte == quote || byte == UInt8(ascii: "'") {
      literal(until: byte)
    } else if isDigit(at: position) || byte == UInt8(ascii: ".") && isDigit(at: position + 1) {
      number()
    } else if isWord(byte) {
      if word() { return }
    } else {
      take(operators.first { sees($0) }?.count ?? 1)
    }
    kept.append(blank)
  }

  private func isDigit(at place: Int) -> Bool {
    place < source.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source[place])
  }

  /// A number as the preprocessor knows them: `1'000`, `0x1p-3f`, `1e+5`.
  private mutating func number() {
    repeat {
      let isExponent = [UInt8(ascii: "e"), UInt8(ascii: "p")].contains(source[position] | 32)
      take(1)
      guard position < source.count else { return }
      if isExponent, source[position] == UInt8(ascii: "+") || source[position] == UInt8(ascii: "-") { take(1) }
    } while position < source.count
      && (isWord(source[position]) || source[position] == UInt8(ascii: ".") || source[position] == UInt8(ascii: "'"))
  }

  /// A name; with the literal that it prefixes, where it does. Returns whether that literal is still to come.
  private mutating func word() -> Bool {
    let start = position
    while position < source.count, isWord(source[position]) { take(1) }
    guard position < source.count, source[position] == quote else { return false }
    let prefix = String(decoding: source[start..<position], as: UTF8.self)
    if ["R", "LR", "uR", "UR", "u8R"].contains(prefix) {
      rawString()
      return false
    }
    return ["L", "u", "U", "u8"].contains(prefix)
  }

  private mutating func endLine() {
    if isDirective { kept.append(newline) }
    isDirective = false
    isAtLineStart = true
    hasGap = true
    position += 1
  }

  /// Goes past a backslash at the end of a line, which joins it to the next.
  private mutating func skipSplice() -> Bool {
    guard source[position] == UInt8(ascii: "\\") else { return false }
    var end = position + 1
    while end < source.count, source[end] != newline, isSpace(source[end]) { end += 1 }
    guard end < source.count, source[end] == newline else { return false }
    position = end + 1
    return true
  }

  private mutating func lineComment() {
    hasGap = true
    while position < source.count, source[position] != newline {
      if !skipSplice() { position += 1 }
    }
  }

  private mutating func blockComment() {
    hasGap = true
    position += 2
    while position < source.count, !sees("*/") { position += 1 }
    position = min(position + 2, source.count)
  }

  private mutating func literal(until end: UInt8) {
    take(1)
    while position < source.count, source[position] != newline {
      if skipSplice() { continue }
      if source[position] == end { return take(1) }
      take(source[position] == UInt8(ascii: "\\") ? 2 : 1)
    }
  }

  /// `"delimiter(…)delimiter"`.
  private mutating func rawString() {
    let head = source[position...].prefix { $0 != UInt8(ascii: "(") }
    let end = [UInt8(ascii: ")")] + head.dropFirst() + [quote]
    take(head.count)
    while position < source.count, !sees(end) { take(1) }
    take(end.count)
  }

  private func sees(_ text: String) -> Bool { sees(Array(text.utf8)) }

  private func sees(_ bytes: [UInt8]) -> Bool {
    position + bytes.count <= source.count && source[position..<position + bytes.count].elementsEqual(bytes)
  }

  private mutating func take(_ count: Int) {
    let end = min(position + count, source.count)
    kept += source[position..<end]
    position = end
  }
}

/// Operators of several characters, the longest first.
private let operators: [[UInt8]] = [
  "<<=", ">>=", "...", "->*", "<=>", "<<", ">>", "->", "++", "--", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=",
  "/=", "%=", "&=", "|=", "^=", "::", "##", ".*",
].map { Array($0.utf8) }
