private import Foundation

/// Finds where the links and pictures of a Markdown text lead: `[a](b)`, `![a](b)`, `[a]: b`, `<a href="b">` and
/// `<img src="b">`, but for those in code and in comments.
public struct LinkTargets {
  private let characters: [Character]
  private var index = 0
  /// Where the last tag of all could end: behind it none is looked for, since a text of open tags alone would take hours.
  private let lastTagEnd: Int
  /// The ranges of the targets, as numbers of characters.
  public private(set) var ranges: [Range<Int>] = []

  /// Looks through a text.
  public init(in text: some StringProtocol) {
    characters = Array(text)
    lastTagEnd = characters.lastIndex(of: ">") ?? -1
    while index < characters.count { step() }
  }

  /// The text with other targets; where the function returns nil, the target stays.
  public static func rewriting(_ text: String, _ target: (String) -> String?) -> String {
    let found = LinkTargets(in: text)
    var result = ""
    var end = 0
    for range in found.ranges {
      result += String(found.characters[end..<range.lowerBound])
      let old = String(found.characters[range])
      result += target(old) ?? old
      end = range.upperBound
    }
    return result + String(found.characters[end...])
  }

  /// The relative path that a target names in the file system, without what is behind `#` or `?`; nil for an address with
  /// a scheme, a place in the same text, and a path from a root.
  public static func relativePath(_ target: String) -> String? {
    let path = target.prefix { $0 != "#" && $0 != "?" }
    guard let first = path.first, first != "/" else { return nil }
    let scheme = path.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    guard path.dropFirst(scheme.count).first != ":" else { return nil }
    return path.removingPercentEncoding ?? String(path)
  }
}

extension LinkTargets {
  private mutating func step() {
    if isAtLineStart {
      if skipFence() { return }
      takeDefinition()
    }
    guard index < characters.count else { return }
    switch characters[index] {
    case "\\": index += 2
    case "`": skipCodeSpan()
    case "<": takeTag()
    case "]" where at(index + 1) == "(": takeInline()
    default: index += 1
    }
  }

  private func at(_ index: Int) -> Character? { characters.indices.contains(index) ? characters[index] : nil }

  private var isAtLineStart: Bool { index == 0 || at(index - 1)?.isNewline == true }

  private func starts(_ text: String, at start: Int) -> Bool {
    start <= characters.count && characters[start...].starts(with: text)
  }

  private func lineEnd(from start: Int) -> Int {
    characters[start...].firstIndex(where: \.isNewline) ?? characters.count
  }

  /// Steps over a fenced block; whether there is one.
  private mutating func skipFence() -> Bool {
    let start = characters[index...].firstIndex { $0 != " " && $0 != ">" } ?? characters.count
    guard let mark = at(start), mark == "`" || mark == "~" else { return false }
    let run = characters[start...].prefix { $0 == mark }
    guard run.count >= 3 else { return false }
    var line = lineEnd(from: start)
    while line < characters.count {
      let text = characters[(line + 1)...].drop { $0 == " " || $0 == ">" }
      line = lineEnd(from: line + 1)
      if text.prefix(while: { $0 == mark }).count >= run.count { break }
    }
    index = line
    return true
  }

  /// Steps over code, or over the backticks alone where no others close them before the paragraph ends.
  private mutating func skipCodeSpan() {
    let ticks = characters[index...].prefix { $0 == "`" }.count
    index += ticks
    var place = index
    while place < characters.count, !starts("\n\n", at: place) {
      let run = characters[place...].prefix { $0 == "`" }.count
      place += max(run, 1)
      if run == ticks {
        index = place
        return
      }
    }
  }

  private mutating func takeTag() {
    if starts("<!--", at: index) {
      while index < characters.count, !starts("-->", at: index) { index += 1 }
      return
    }
    // A tag that is not closed is text.
    guard at(index + 1)?.isLetter == true, index < lastTagEnd, let end = characters[index...].firstIndex(of: ">") else {
      index += 1
      return
    }
    for name in ["src", "href", "srcset"] {
      for place in index..<end where starts("\(name)=", at: place) && at(place - 1)?.isWhitespace == true {
        let start = place + name.count + 1
        guard let quote = at(start), quote == "\"" || quote == "'" else { continue }
        let close = characters[(start + 1)...].firstIndex(of: quote) ?? end
        if close <= end { ranges.append(start + 1..<close) }
      }
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    index = min(end + 1, characters.count)
  }

  private mutating func takeInline() {
    let start = characters[(index + 2)...].firstIndex { !$0.isWhitespace } ?? characters.count
    index = take(from: start)
  }

  /// Takes `[label]: target` at the start of a line.
  private mutating func takeDefinition() {
    let start = characters[index...].firstIndex { $0 != " " } ?? characters.count
    guard at(start) == "[", at(start + 1) != "^",
      let close = characters[start..<lineEnd(from: start)].firstIndex(of: "]"), at(close + 1) == ":"
    else { return }
    let target = characters[(close + 2)...].firstIndex { $0 != " " } ?? characters.count
    index = take(from: target)
  }

  /// Takes a target in angle brackets, or up to a space or the closing parenthesis; returns the index behind it.
  private mutating func take(from start: Int) -> Int {
    if at(start) == "<" {
      let end = characters[start...].firstIndex { $0 == ">" || $0.isNewline } ?? characters.count
      if end > start + 1 { ranges.append(start + 1..<end) }
      return end
    }
    var (end, depth) = (start, 0)
    while let character = at(end), !character.isWhitespace {
      if character == "(" { depth += 1 }
      if character == ")" {
        if depth == 0 { break }
        depth -= 1
      }
      end += character == "\\" ? 2 : 1
    }
    end = min(end, characters.count)
    if end > start { ranges.append(start..<end) }
    return end
  }
}
