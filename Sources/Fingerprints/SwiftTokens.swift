/// Returns Swift source without its comments, every run of white space outside literals as one blank, or as one line
/// break where there is any in it: for Swift a statement may end there.
///
/// Knows nested block comments, string literals of one line and of many, raw ones, interpolations within them, and
/// regular expressions as far as they could be taken for comments. What stands in a literal is kept to the letter.
public func tokens(ofSwift source: [UInt8]) -> [UInt8] {
  var scanner = SwiftScanner(source: source)
  scanner.code(until: nil)
  while let last = scanner.kept.last, isSpace(last) { scanner.kept.removeLast() }
  return scanner.kept
}

private struct SwiftScanner {
  let source: [UInt8]
  var position = 0
  var kept: [UInt8] = []

  /// Reads code up to the closing parenthesis of an interpolation, or to the end.
  mutating func code(until closing: UInt8?) {
    var depth = 0
    while position < source.count {
      if sees("//") {
        while position < source.count, source[position] != newline { position += 1 }
      } else if sees("/*") {
        blockComment()
      } else if let literal = literalOpening() {
        string(hashes: literal.hashes, quotes: literal.quotes)
      } else if isSpace(source[position]) {
        separate(isLineBreak: source[position] == newline)
        position += 1
      } else if sees("#/") {
        extendedRegex()
      } else if sees("\\") {
        take(2)
      } else {
        let byte = source[position]
        if closing != nil, byte == UInt8(ascii: "(") { depth += 1 }
        if byte == closing, depth == 0 { return take(1) }
        if byte == closing { depth -= 1 }
        take(1)
      }
    }
  }

  /// Keeps one separator for each run of white space and comments.
  private mutating func separate(isLineBreak: Bool) {
    if kept.isEmpty { return }
    if kept.last == blank || kept.last == newline {
      if isLineBreak { kept[kept.count - 1] = newline }
    } else {
      kept.append(isLineBreak ? newline : blank)
    }
  }

  private mutating func extendedRegex() {
    repeat { take(1) } while position < source.count && !sees("/#")
    take(2)
  }

  private mutating func blockComment() {
    let start = position
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        position += 2
      } else if sees("*/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0 && position < source.count
    position = min(position, source.count)
    separate(isLineBreak: source[start..<position].contains(newline))
  }

  /// The numbers of `#` and of quotation marks, where a string literal begins here.
  private func literalOpening() -> (hashes: Int, quotes: Int)? {
    var at = position
    while at < source.count, source[at] == UInt8(ascii: "#") { at += 1 }
    let hashes = at - position
    guard at < source.count, source[at] == quote else { return nil }
    let isLong = at + 2 < source.count && source[at + 1] == quote && source[at + 2] == quote
    return (hashes, isLong ? 3 : 1)
  }

  private mutating func string(hashes: Int, quotes: Int) {
    take(hashes + quotes)
    let end = [UInt8](repeating: quote, count: quotes) + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    let escape = [UInt8(ascii: "\\")] + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    while position < source.count {
      if sees(end) { return take(end.count) }
      if quotes == 1, source[position] == newline { return }
      if sees(escape + [UInt8(ascii: "(")]) {
        take(escape.count + 1)
        code(until: UInt8(ascii: ")"))
      } else if sees(escape) {
        take(escape.count + 1)
      } else {
        take(1)
      }
    }
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
