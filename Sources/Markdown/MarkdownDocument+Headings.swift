internal import CMarkdown

/// A heading of a document.
public struct MarkdownHeading: Equatable, Sendable {
  /// Its level, one to six.
  public let level: Int
  /// Its text without marks.
  public let text: String
  /// Its line, counted from one.
  public let line: Int
}

extension MarkdownDocument {
  /// The headings, in the order of the text.
  public func headings() -> [MarkdownHeading] {
    var headings: [MarkdownHeading] = []
    forEachNode { node in
      let found = MarkdownNode(node)
      guard found.kind == .heading else { return }
      headings.append(MarkdownHeading(level: found.level, text: Self.text(in: node), line: found.first.line))
    }
    return headings
  }

  /// The text of a node without its marks.
  static func text(in node: OpaquePointer) -> String {
    var text = ""
    var child = cmark_node_first_child(node)
    while let here = child {
      let found = MarkdownNode(here)
      switch found.kind {
      case .text, .code: text += found.literal
      case .softBreak, .lineBreak: text += " "
      default: text += Self.text(in: here)
      }
      child = cmark_node_next(here)
    }
    return text
  }
}
