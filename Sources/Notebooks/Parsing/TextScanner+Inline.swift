internal import Parameters

extension TextScanner {
  /// Reads all of a text with references in it. Code spans and HTML comments are left alone, and `\{{` is `{{`.
  mutating func inlineText(errors: inout [NotebookError]) -> InlineText {
    var text = InlineText()
    var mathematics = 0..<0
    while let character = next {
      switch character {
      case "$":
        if !mathematics.contains(index) { mathematics = mathematicsFromHere }
        text.append(takeOne())
      case "\\":
        if isAt("\\{{") {
          text.append("{{")
          index += 3
        } else {
          text.append(String(characters[index..<min(index + 2, characters.count)]))
          index += 2
        }
      case "`": text.append(codeSpan())
      case "<" where isAt("<!--"): text.append(comment(errors: &errors))
      case "{" where isAt("{{") && mathematics.contains(index) && !isAtReference:
        text.append("{{")
        index += 2
      case "{" where isAt("{{"):
        do throws(NotebookError) {
          text.pieces.append(try bracedReference())
        } catch {
          errors.append(error)
        }
      default: text.append(take { !"\\`<{$".contains($0) } + (isAtPlainMark ? takeOne() : ""))
      }
    }
    return text
  }

  /// Mathematics between `$` or `$$`, from the one that stands here to the one that closes it in its paragraph.
  private var mathematicsFromHere: Range<Int> {
    let mark = isAt("$$") ? "$$" : "$"
    guard let end = find(mark, from: index + mark.count, before: "\n\n") else { return index..<index + 1 }
    return index..<end + mark.count
  }

  /// Whether the braces that stand here hold what begins as a reference does, `{{ stage.value`, `{{ stage[` or
  /// `{{ profile }}`, and not the groups of TeX, such as `{{P}_{2}}` and `{{a}}^{{b}}`.
  private var isAtReference: Bool {
    var inner = self
    inner.index += 2
    inner.skipSpaces()
    guard inner.next?.isLowercase == true else { return false }
    let name = inner.take(while: \.isNamePart)
    inner.skipSpaces()
    return inner.next == "." || inner.next == "[" || (name == "profile" && inner.isAt("}}"))
  }

  /// Whether a `<` or `{` stands here that begins nothing.
  private var isAtPlainMark: Bool { (next == "<" && !isAt("<!--")) || (next == "{" && !isAt("{{")) }

  private mutating func takeOne() -> String {
    index += 1
    return String(characters[index - 1])
  }

  /// Takes a code span, or the backticks alone where no others close them before the paragraph ends.
  private mutating func codeSpan() -> String {
    let start = index
    let ticks = take { $0 == "`" }
    var scanner = self
    while !scanner.isAtEnd, !scanner.isAt("\n\n") {
      if scanner.next == "`" {
        if scanner.take(while: { $0 == "`" }).count == ticks.count {
          index = scanner.index
          return String(characters[start..<index])
        }
      } else {
        scanner.index += 1
      }
    }
    return ticks
  }

  private mutating func comment(errors: inout [NotebookError]) -> String {
    let start = index
    if let end = find("-->", from: start) {
      index = end + 3
    } else {
      errors.append(NotebookError("'<!--' is never closed with '-->'", at: location))
      index = characters.count
    }
    return String(characters[start..<index])
  }

  /// Reads `{{ … }}`, which must end on its line.
  private mutating func bracedReference() throws(NotebookError) -> InlineText.Piece {
    let start = index
    guard let end = find("}}", from: start + 2, before: "\n") else {
      _ = take { $0 != "\n" }  // No other is closed on this line either.
      throw NotebookError(
        "'{{' is not closed with '}}' on its line; write '\\{{' for the braces alone", at: location(of: start))
    }
    index = end + 2
    var inner = slice(start + 2..<end)
    inner.skipSpaces()
    let word = inner.take(while: \.isNamePart)
    inner.skipSpaces()
    if word == "profile", inner.isAtEnd { return .profile }
    inner.index = 0
    inner.skipSpaces()
    let reference = try inner.reference()
    try inner.expectEnd(after: "the reference")
    return .reference(reference)
  }

  /// Throws where something is left of the text.
  mutating func expectEnd(after what: String) throws(NotebookError) {
    skipSpaces()
    guard isAtEnd else {
      throw NotebookError("'\(String(characters[index...]).trimmed)' is left over after \(what)", at: location)
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The text on one line, each run of white space one space.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
