/// Makes foreign text harmless where it lands in Markdown or HTML: it is shown as it is and ends nothing around it.
///
/// It looks at Unicode scalars, since a Markdown reader does: a `<` with a combining mark is another character to
/// Swift, but still opens a tag. Pipes are left to ``MarkdownTable``, which alone gives them a meaning.
enum Escape {
  /// A text in a line of Markdown, or in a cell of a table.
  static func text(_ text: String) -> String {
    guardingStart(inline(oneLine(text).unicodeScalars[...]))
  }

  /// A text of the notebook in one line: code spans stay, all else is shown as it is; where links may stand, they and
  /// pictures stay, too.
  static func caption(_ caption: String, withLinks: Bool = false) -> String {
    let inline = withLinks ? linked : Self.inline
    let line = oneLine(caption).unicodeScalars
    var escaped = ""
    var rest = line[...]
    while let start = rest.firstIndex(of: "`") {
      escaped += inline(rest[..<start])
      let ticks = rest[start...].prefix { $0 == "`" }
      let inside = rest[ticks.endIndex...]
      if let end = closing(ticks.count, in: inside) {
        escaped += code(String(inside[..<end]).trimmed)
        rest = inside[end...].dropFirst(ticks.count)
      } else {
        escaped += inline(ticks)
        rest = inside
      }
    }
    return guardingStart(escaped + inline(rest))
  }

  /// A code span that holds any text, in a line or a cell.
  static func code(_ content: String) -> String {
    let line = oneLine(content)
    guard !line.isEmpty else { return "" }
    // In a cell, a backslash before a pipe would undo the escape of the pipe.
    if line.contains("\\|") { return "<code>\(inline(line.unicodeScalars[...]))</code>" }
    let ticks = String(repeating: "`", count: longestRunOfBackticks(in: line) + 1)
    let padding = line.unicodeScalars.first == "`" || line.unicodeScalars.last == "`" ? " " : ""
    return ticks + padding + line + padding + ticks
  }

  /// A fenced block of any lines; control characters are dropped and long lines cut.
  static func fence(_ lines: some Sequence<String>, language: String) -> String {
    let lines = lines.flatMap { $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
      .map { cut(printable(String($0))) }
    let longest = lines.map(longestRunOfBackticks).max() ?? 0
    let marker = String(repeating: "`", count: max(3, longest + 1))
    return ([marker + language] + lines + [marker]).joined(separator: "\n")
  }

  /// A text in a double-quoted HTML attribute, or between tags.
  static func html(_ text: String) -> String {
    mapped(oneLine(text).unicodeScalars[...]) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }

  /// The target of a link or a picture.
  static func path(_ path: String) -> String {
    var escaped = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.properties.isAlphabetic && scalar.isASCII || "0123456789-._~/#".unicodeScalars.contains(scalar) {
        escaped.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return escaped
  }

  /// A text within a line whose links `[words](target)` and pictures `![words](target)` stay; their words are shown as
  /// they are.
  private static func linked(_ scalars: Substring.UnicodeScalarView) -> String {
    let text = String(scalars)
    var result = ""
    var rest = text[...]
    while let link = rest.firstMatch(of: /(!?)\[([^\[\]]*)\]\(([^()\s<>]+)\)/) {
      result += inline(rest[..<link.range.lowerBound].unicodeScalars)
      result += "\(link.1)[\(inline(link.2.unicodeScalars))](\(target(String(link.3))))"
      rest = rest[link.range.upperBound...]
    }
    return result + inline(rest.unicodeScalars)
  }

  /// Where a link leads: an address or a path; what could end it, or a cell, is encoded.
  private static func target(_ target: String) -> String {
    var escaped = ""
    for scalar in target.unicodeScalars {
      if scalar.isASCII && !"\"'\\`|^{}".unicodeScalars.contains(scalar) {
        escaped.unicodeScalars.append(scalar)
      } else {
        escaped += path(String(scalar))
      }
    }
    return escaped
  }

  /// A text within a line.
  private static func inline(_ scalars: Substring.UnicodeScalarView) -> String {
    mapped(scalars) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\\": "&#92;"
      case "$": "<span>$</span>"  // GitHub knows no other way to tell it from mathematics
      case "`", "*", "_", "[", "]", "~": "\\\(scalar)"
      default: nil
      }
    }
  }

  private static func mapped(
    _ scalars: Substring.UnicodeScalarView, _ replacement: (Unicode.Scalar) -> String?
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      if let text = replacement(scalar) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Where a run of exactly so many backticks begins.
  private static func closing(
    _ count: Int, in text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView.Index? {
    var rest = text
    while let start = rest.firstIndex(of: "`") {
      let run = rest[start...].prefix { $0 == "`" }
      if run.count == count { return start }
      rest = rest[run.endIndex...]
    }
    return nil
  }

  /// Keeps what looks like the start of a list, a heading or a rule from being one.
  private static func guardingStart(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return text }
    if ["-", "+", "=", "#"].contains(first) { return "\\" + text }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let after = String(scalars[digits.endIndex...])
    guard !digits.isEmpty, after.hasPrefix(". ") || after.hasPrefix(") ") || after == "." else { return text }
    return String(digits) + "\\" + after
  }
}
