internal import Parameters

/// Walks over a text, character by character, and knows the place of each.
struct TextScanner {
  /// The text.
  let characters: [Character]
  /// Where the walk is.
  var index = 0
  private let locate: @Sendable (Int) -> SourceLocation

  /// Scans lines of a notebook.
  init(_ excerpt: Excerpt) {
    var starts: [Int] = []
    var characters: [Character] = []
    for line in excerpt.lines {
      starts.append(characters.count)
      characters += line
      characters.append("\n")
    }
    self.characters = characters
    let (file, firstLine, lineStarts) = (excerpt.file, excerpt.firstLine, starts)
    locate = { index in
      var (line, end) = (0, lineStarts.count)
      while end - line > 1 {
        let middle = (line + end) / 2
        if lineStarts[middle] > index { end = middle } else { line = middle }
      }
      return SourceLocation(file: file, line: firstLine + line, column: index - lineStarts[line] + 1)
    }
  }

  /// Scans a text that stands at a place; where it does not stand there verbatim, on one line, all of it has the place
  /// of its beginning.
  init(_ text: some StringProtocol, at location: SourceLocation, verbatim: Bool = true) {
    characters = Array(text)
    locate = { index in
      SourceLocation(file: location.file, line: location.line, column: location.column + (verbatim ? index : 0))
    }
  }

  private init(_ characters: [Character], locate: @escaping @Sendable (Int) -> SourceLocation) {
    (self.characters, self.locate) = (characters, locate)
  }

  /// The place where the walk is.
  var location: SourceLocation { locate(index) }
  /// Whether the text is at its end.
  var isAtEnd: Bool { index >= characters.count }
  /// The character where the walk is.
  var next: Character? { index < characters.count ? characters[index] : nil }

  /// The place of an index.
  func location(of index: Int) -> SourceLocation { locate(index) }

  /// Whether a text stands where the walk is.
  func isAt(_ text: String) -> Bool {
    characters[min(index, characters.count)...].starts(with: text)
  }

  /// Steps over a text if it stands here.
  mutating func accept(_ text: String) -> Bool {
    guard isAt(text) else { return false }
    index += text.count
    return true
  }

  /// Steps over spaces.
  mutating func skipSpaces() {
    while next == " " { index += 1 }
  }

  /// Takes characters as long as they fit.
  mutating func take(while fits: (Character) -> Bool) -> String {
    let start = index
    while let character = next, fits(character) { index += 1 }
    return String(characters[start..<index])
  }

  /// The index at which a text stands next, before one of the stops.
  func find(_ text: String, from start: Int, before stop: String = "") -> Int? {
    var scanner = self
    scanner.index = start
    while !scanner.isAtEnd {
      if scanner.isAt(text) { return scanner.index }
      if !stop.isEmpty, scanner.isAt(stop) { return nil }
      scanner.index += 1
    }
    return nil
  }

  /// The text of a range, with the places it has here.
  func slice(_ range: Range<Int>) -> TextScanner {
    TextScanner(Array(characters[range])) { [locate] index in locate(range.lowerBound + index) }
  }
}
