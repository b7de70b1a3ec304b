internal import Parameters

extension Excerpt {
  /// A scanner over a scalar of this excerpt's YAML, which knows the place of each character where the scalar stands
  /// there as it is.
  func scanner(_ word: Word) -> TextScanner {
    let number = word.location.line - firstLine + 1
    let rest = line(number).dropFirst(word.location.column - 1 - indentation(ofLine: number))
    if rest.hasPrefix(word.text) { return TextScanner(word.text, at: word.location) }
    if let quote = rest.first, quote == "\"" || quote == "'", rest.dropFirst().hasPrefix(word.text) {
      let inside = SourceLocation(
        file: word.location.file, line: word.location.line, column: word.location.column + 1)
      return TextScanner(word.text, at: inside)
    }
    return TextScanner(word.text, at: word.location, verbatim: false)
  }

  /// A text with references, on one line.
  func inlineText(_ word: Word, errors: inout [NotebookError]) -> InlineText {
    var scanner = scanner(word)
    var text = scanner.inlineText(errors: &errors)
    text.pieces = text.pieces.map { piece in
      guard case .text(let text) = piece else { return piece }
      return .text(String(text.map { $0.isNewline ? " " : $0 }))
    }
    return text
  }
}
