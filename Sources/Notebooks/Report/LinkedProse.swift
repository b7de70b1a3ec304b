/// Writes the notebook's own Markdown with its values, each a link to the stage that it came from.
///
/// No link is made where it would not be one: within another link, an HTML tag or mathematics; nor of a heading, nor of a
/// value that is a sentence.
struct LinkedProse {
  /// A longer value is no link.
  private static let longestLink = 60
  private var markdown = ""
  /// What the notebook has written of the paragraph so far, without values.
  private var paragraph = ""

  /// The Markdown; that of a summary has no links.
  static func markdown(_ pieces: [ResolvedPiece], for medium: Medium) -> String {
    var prose = LinkedProse()
    for piece in pieces { prose.add(piece, for: medium) }
    return prose.markdown
  }

  private mutating func add(_ piece: ResolvedPiece, for medium: Medium) {
    switch piece {
    case .text(let text):
      markdown += text
      let parts = (paragraph + text).split(separator: "\n", omittingEmptySubsequences: false)
      let start = parts.lastIndex { $0.allSatisfy(\.isWhitespace) }.map { $0 + 1 } ?? 0
      // Where the text ends with a line break, its last part is empty without being a blank line.
      let first = start == parts.count ? max(0, parts.count - 1) : start
      paragraph = parts[first...].joined(separator: "\n")
    case .value(let value, let stage?) where value.count <= Self.longestLink && mayLink:
      markdown += Anchor.value(Escape.text(value), of: stage, in: medium)
    case .value, .missing:
      markdown += piece.escaped
    }
  }

  private var mayLink: Bool {
    var brackets = 0
    var isInTag = false
    var isInMathematics = false
    for character in paragraph {
      switch character {
      case "[": brackets += 1
      case "]": brackets -= 1
      case "<": isInTag = true
      case ">": isInTag = false
      case "$": isInMathematics.toggle()
      default: break
      }
    }
    let line = paragraph.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    return brackets <= 0 && !isInTag && !isInMathematics && !line.hasPrefix("#")
  }
}
