internal import Parameters

/// A notebook's text as lines, and its parts.
struct SourceText {
  /// The file.
  let file: String
  /// The lines, without their ends.
  let lines: [Substring]

  init(_ text: String, file: String) {
    self.file = file
    let text = text.unicodeScalars.first == "\u{FEFF}" ? Substring(text.unicodeScalars.dropFirst()) : text[...]
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }

  /// The lines of a range of indices.
  func excerpt(_ range: Range<Int>) -> Excerpt {
    Excerpt(file: file, firstLine: range.lowerBound + 1, lines: lines[range])
  }

  /// The lines of a range of indices without what a list or a quotation puts before each: at most so many characters.
  func excerpt(_ range: Range<Int>, indentation: Int) -> Excerpt {
    guard indentation > 0 else { return excerpt(range) }
    let cuts = lines[range].map { $0.prefix(indentation).prefix { $0 == " " || $0 == ">" }.count }
    let cut = zip(lines[range], cuts).map { $0.dropFirst($1) }
    return Excerpt(file: file, firstLine: range.lowerBound + 1, lines: cut[...], indentations: cuts)
  }

  /// The place of a column of the line of an index.
  func location(line index: Int, column: Int = 1) -> SourceLocation {
    SourceLocation(file: file, line: index + 1, column: column)
  }

  /// The front matter, and the index of the line after it.
  func frontMatter(errors: inout [NotebookError]) -> (excerpt: Excerpt, end: Int)? {
    guard let first = lines.first, first == "---" else {
      errors.append(
        NotebookError("a notebook begins with a line '---', then 'title: …', then '---'", at: location(line: 0)))
      return nil
    }
    guard let end = lines.dropFirst().firstIndex(of: "---") else {
      errors.append(NotebookError("the front matter is never closed with a line '---'", at: location(line: 0)))
      return nil
    }
    return (excerpt(1..<end), end + 1)
  }
}
