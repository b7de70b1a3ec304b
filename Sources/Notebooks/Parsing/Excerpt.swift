internal import Parameters

/// Lines of a notebook that are read as YAML, with their place in the file.
struct Excerpt {
  /// The file.
  let file: String
  /// The number of the first line in the file.
  let firstLine: Int
  /// The lines, without their ends.
  let lines: ArraySlice<Substring>
  /// How many characters of the file stand before each line; empty where none do.
  var indentations: [Int] = []

  /// The lines as one text.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// The text of a line, counted from one within the excerpt.
  func line(_ line: Int) -> Substring {
    let index = lines.startIndex + line - 1
    return lines.indices.contains(index) ? lines[index] : ""
  }

  /// The same without its last line.
  func droppingLast() -> Excerpt {
    Excerpt(file: file, firstLine: firstLine, lines: lines.dropLast(), indentations: indentations)
  }

  /// How many characters of the file stand before a line, counted from one within the excerpt.
  func indentation(ofLine line: Int) -> Int {
    indentations.indices.contains(line - 1) ? indentations[line - 1] : 0
  }

  /// The place of a line and a column, both counted from one within the excerpt, the column in Unicode scalars.
  func location(line: Int, scalarColumn: Int) -> SourceLocation {
    let scalars = self.line(line).unicodeScalars.prefix(scalarColumn - 1)
    let beyond = max(0, scalarColumn - 1 - scalars.count)
    let column = String(String.UnicodeScalarView(scalars)).count + beyond + 1 + indentation(ofLine: line)
    return SourceLocation(file: file, line: firstLine + line - 1, column: column)
  }
}
