internal import CMarkdown
private import Synchronization

/// A text of GitHub's Markdown, parsed by cmark-gfm with tables, strike-through and bare links.
public struct MarkdownDocument: ~Copyable {
  /// The tree of nodes.
  let root: OpaquePointer?
  private let parser: OpaquePointer?

  /// The extensions of GitHub that documents here may use.
  private static let extensions = ["table", "strikethrough", "autolink"]

  /// Held while a text is parsed. cmark-gfm keeps its extensions, and the characters that are special to them, in variables of
  /// the whole process: it adds these for a text and takes them away after it, from under the text of another thread.
  private static let parsing = Mutex(())

  /// HTML in the text is kept, and the whole line after a fence is its info.
  static let options = CMARK_OPT_UNSAFE | CMARK_OPT_FULL_INFO_STRING

  /// Parses a text.
  public init(_ text: String) {
    let parser = cmark_parser_new(Self.options)
    var root: OpaquePointer?
    Self.parsing.withLock { _ in root = Self.parse(text, parser) }
    (self.parser, self.root) = (parser, root)
  }

  private static func parse(_ text: String, _ parser: OpaquePointer?) -> OpaquePointer? {
    cmark_gfm_core_extensions_ensure_registered()
    for name in extensions { cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name)) }
    var text = text
    text.withUTF8 { bytes in
      // C's char is signed here, and cmark reads bytes.
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    return cmark_parser_finish(parser)
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  /// The extensions that the document was parsed with, which its HTML needs.
  var syntaxExtensions: UnsafeMutablePointer<cmark_llist>? { cmark_parser_get_syntax_extensions(parser) }

  /// Calls a function for each node as it is entered, in the order of the text; the node may be replaced in it.
  func forEachNode(_ body: (OpaquePointer) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    var nodes: [OpaquePointer] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { nodes.append(node) }
    }
    nodes.forEach(body)
  }
}
