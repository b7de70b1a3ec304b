internal import Parameters

/// Finds what is not allowed anywhere in a notebook's YAML, line by line, before it is parsed.
enum YAMLLines {
  static func errors(in excerpt: Excerpt) -> [NotebookError] {
    excerpt.lines.enumerated().compactMap { index, line in
      complaint(line).map { column, message in
        NotebookError(message, at: excerpt.location(line: index + 1, scalarColumn: column))
      }
    }
  }

  private static func complaint(_ line: Substring) -> (column: Int, message: String)? {
    if line == "---" || line.hasPrefix("--- ") || line == "..." || line.hasPrefix("... ") {
      return (1, "'\(line.prefix(3))' would begin another document; a block holds one")
    }
    if line.hasPrefix("%") { return (1, "a YAML directive, '%'; leave it out") }
    for (index, scalar) in line.unicodeScalars.enumerated() {
      switch scalar.value {
      case 0x09: return (index + 1, "a tab; write spaces, or '\\t' in a text in double quotes")
      case 0x85, 0x2028, 0x2029: return (index + 1, "an unusual line separator; end the line as others do")
      case 0..<0x20, 0x7F, 0xFEFF, 0xFFFE, 0xFFFF:
        return (index + 1, "the control character U+\(hexadecimal(scalar.value)); take it out")
      default: continue
      }
    }
    return nil
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
