internal import CMarkdown

/// What becomes of parts of a document on their way to HTML.
public struct MarkdownRewriting {
  /// The anchor of a heading, by its level and text; nil for none.
  public var anchor: (Int, String) -> String? = { _, _ in nil }
  /// What stands in the place of HTML of the text.
  public var html: (String) -> String = { $0 }
  /// HTML in the place of a block of code, by its info and its lines; nil to keep the block.
  public var code: (String, String) -> String? = { _, _ in nil }
  /// Where a link leads.
  public var link: (String) -> String = { $0 }

  /// Creates a rewriting that changes nothing.
  public init() {}
}

extension MarkdownDocument {
  /// The document as HTML, without the head of a page.
  public consuming func html(_ rewriting: MarkdownRewriting = MarkdownRewriting()) -> String {
    forEachNode { Self.rewrite($0, rewriting) }
    guard let text = cmark_render_html(root, Self.options, syntaxExtensions) else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(text) }
    return String(cString: text)
  }

  private static func rewrite(_ node: OpaquePointer, _ rewriting: MarkdownRewriting) {
    switch MarkdownNode(node).kind {
    case .heading:
      let level = Int(cmark_node_get_heading_level(node))
      if let anchor = rewriting.anchor(level, text(in: node)) { open(node, level: level, anchor: anchor) }
    case .htmlBlock, .htmlInline:
      cmark_node_set_literal(node, rewriting.html(literal(of: node)))
    case .codeBlock:
      let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      if let html = rewriting.code(info, literal(of: node)) { replace(node, html) }
    case .link:
      cmark_node_set_url(node, rewriting.link(cmark_node_get_url(node).map { String(cString: $0) } ?? ""))
    default: break
    }
  }

  private static func literal(of node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  /// Puts an element with an anchor in the place of a heading, around what the heading holds.
  private static func open(_ heading: OpaquePointer, level: Int, anchor: String) {
    let element = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)
    cmark_node_set_on_enter(element, "<h\(level) id=\"\(anchor)\">")
    cmark_node_set_on_exit(element, "</h\(level)>")
    cmark_node_replace(heading, element)
    while let child = cmark_node_first_child(heading) { cmark_node_append_child(element, child) }
    cmark_node_free(heading)
  }

  private static func replace(_ block: OpaquePointer, _ html: String) {
    let element = cmark_node_new(CMARK_NODE_HTML_BLOCK)
    cmark_node_set_literal(element, html)
    cmark_node_replace(block, element)
    cmark_node_free(block)
  }
}
