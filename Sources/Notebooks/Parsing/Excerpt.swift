internal import Parameters

/// Lines of a notebook that are read as YAML, with their place in the file.
struct Excerpt {
  /// The file.
  let file: String
  /// The number of the first line in the file.
  let firstLine: Int
  /// The lines, without their ends.
  let lines: ArraySlice<Substring>

  /// The lines as one text.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// The text of a line, counted from one within the excerpt.
  func line(_ line: Int) -> Substring {
    let index = lines.startIndex + line - 1
    return lines.indices.contains(index) ? lines[index] : ""
  }

  /// The place of a line and a column, both counted from one within the excerpt, the column in Unicode scalars.
  func location(line: Int, scalarColumn: Int) -> SourceLocation {
    let scalars = self.line(line).unicodeScalars.prefix(scalarColumn - 1)
    let beyond = max(0, scalarColumn - 1 - scalars.count)
    let column = String(String.UnicodeScalarView(scalars)).count + beyond + 1
    return SourceLocation(file: file, line: firstLine + line - 1, column: column)
  }
}
