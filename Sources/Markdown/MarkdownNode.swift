internal import CMarkdown

/// A part of a Markdown text, with its place.
public struct MarkdownNode: Equatable, Sendable {
  /// What a node is.
  public enum Kind: String, Sendable {
    case document, heading, paragraph, list, item, table, text, emph, strong, link, image, code, strikethrough
    case tableHeader = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case blockQuote = "block_quote"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case htmlInline = "html_inline"
    case thematicBreak = "thematic_break"
    case softBreak = "softbreak"
    case lineBreak = "linebreak"
    case other
  }

  /// A place in the text; line and column count from one, columns in bytes of UTF-8.
  public struct Place: Comparable, Sendable {
    /// The line.
    public let line: Int
    /// The column; of a block that begins before its first character, that of the line's first.
    public let column: Int

    public static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  /// What it is.
  public let kind: Kind
  /// Where its first byte stands; of a fenced block, the fence.
  public let first: Place
  /// Where its last byte stands; of a code span, the last within its backticks.
  public let last: Place
  /// What it holds, of code, HTML and text; empty for others.
  public let literal: String
  /// Whether it is a block of code between fences, not one that is indented.
  public let isFenced: Bool
  /// What follows the fence of a block of code; empty for others and for code that is indented.
  public let info: String
  /// The level of a heading, one to six; zero for others.
  public let level: Int

  init(_ node: OpaquePointer) {
    kind = Kind(rawValue: String(cString: cmark_node_get_type_string(node))) ?? .other
    first = Place(line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    let lines = literal.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    if kind == .htmlBlock, let end = lines.last {
      // cmark says where the line before its last one ends.
      last = Place(line: first.line + lines.count - 1, column: end.count)
    } else {
      last = Place(line: Int(cmark_node_get_end_line(node)), column: Int(cmark_node_get_end_column(node)))
    }
    info = kind == .codeBlock ? cmark_node_get_fence_info(node).map { String(cString: $0) } ?? "" : ""
    var (length, offset, mark): (Int32, Int32, CChar) = (0, 0, 0)
    isFenced = kind == .codeBlock && cmark_node_get_fenced(node, &length, &offset, &mark) != 0
    level = kind == .heading ? Int(cmark_node_get_heading_level(node)) : 0
  }
}

extension MarkdownDocument {
  /// All nodes, each before those within it, in the order of the text.
  public func nodes() -> [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    forEachNode { nodes.append(MarkdownNode($0)) }
    return nodes
  }
}
