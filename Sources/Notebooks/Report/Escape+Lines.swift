extension Escape {
  /// A text on one line, without control characters; inner runs of spaces stay.
  static func oneLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.isWhitespace ? " " : scalar
    }
    return printable(String(String.UnicodeScalarView(scalars)))
  }

  /// A line without control characters and without the colours of a terminal.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}", scalars.first == "[" {
        // A colour: ESC [ … letter.
        scalars = scalars.dropFirst().drop { !$0.properties.isAlphabetic }.dropFirst()
      } else if scalar == "\t" || !isControl(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// A line of at most so many characters.
  static func cut(_ line: String, to limit: Int = 500) -> String {
    line.count > limit ? line.prefix(limit) + " …" : line
  }

  /// The length of the longest run of backticks.
  static func longestRunOfBackticks(in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Control characters, and those that turn the direction of the text around them.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value)
  }
}
