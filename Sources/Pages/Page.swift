internal import CPage
internal import Markdown

/// A Markdown text with its pictures as a page: one file of HTML that needs no other and no network.
public struct Page {
  /// The title, for the window.
  public var title: String
  /// The text.
  public var markdown: String
  /// The files that the text shows, by the names it has for them.
  public var files: [String: [UInt8]] = [:]
  /// Codes to be shown as linked scatter plots below the figure with this anchor, as JSON.
  public var scatters: [String: [UInt8]] = [:]
  /// Where links lead that would leave the page.
  public var links: [String: String] = [:]
  /// HTML in the place of a block of code, by its info and its lines.
  public var code: (String, String) -> String? = { _, _ in nil }
  /// Texts that go with the page, folded below it.
  public var attachments: [Attachment] = []

  /// A text that goes with a page.
  public struct Attachment {
    /// Its anchor.
    public var anchor: String
    /// What it is.
    public var title: String
    /// Its lines.
    public var text: String

    /// Creates one.
    public init(anchor: String, title: String, text: String) {
      self.anchor = anchor
      self.title = title
      self.text = text
    }
  }

  /// Creates a page of a text alone.
  public init(title: String, markdown: String) {
    self.title = title
    self.markdown = markdown
  }

  /// The file; the same page gives the same bytes.
  public func html() -> String {
    let (text, contents) = body()
    let data = scatters.sorted { $0.key < $1.key }.map { anchor, json in
      "<script type=\"application/json\" id=\"data-\(anchor)\">\(Self.harmless(json))</script>\n"
    }
    let plots = scatters.isEmpty ? "" : data.joined() + Self.script(cpage_d3) + Self.script(cpage_scatter)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Self.escaped(title))</title>
      <link rel="icon" href="data:,">
      <style>
      \(Self.text(cpage_style))</style>
      </head>
      <body>
      <a class="skip" href="#content">To the text</a>
      \(contents)<main id="content">
      \(text)\(attachments.map(Self.html).joined())</main>
      \(Self.script(cpage_script))\(plots)</body>
      </html>

      """
  }

  /// The text as HTML, and the table of its contents.
  private func body() -> (text: String, contents: String) {
    // A mark of the text keeps its name; a heading that would have the same gets another.
    var names = AnchorNames(avoiding: markdown.matches(of: /<a id="([^"]+)"/).map { String($0.output.1) })
    var entries: [String] = []
    var rewriting = MarkdownRewriting()
    rewriting.anchor = { level, text in
      let name = names.name(of: text)
      if level == 2 { entries.append("<li><a href=\"#\(Self.escaped(name))\">\(Self.escaped(text))</a></li>\n") }
      return Self.escaped(name)
    }
    rewriting.html = { html in PictureBlock(html).flatMap { picture($0) } ?? html }
    rewriting.link = { links[$0] ?? $0 }
    rewriting.code = code
    let html = MarkdownDocument(markdown).html(rewriting)
      .replacing("<table>", with: "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"table\"><table>")
      .replacing("</table>", with: "</table></div>")
      .replacing("✅", with: "<span class=\"good\">✓</span>").replacing("❌", with: "<span class=\"bad\">✗</span>")
      .replacing("❔", with: "<span class=\"open\">?</span>").replacing(Self.alert, with: Self.html(ofAlert:))
    let list = "<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n\(entries.joined())</ul>\n</nav>\n"
    return (html, entries.isEmpty ? "" : list)
  }

  /// A figure, with its linked plots where it has any.
  private func picture(_ block: PictureBlock) -> String? {
    block.html(files).map { html in
      scatters[block.anchor] == nil
        ? html : html + "<div class=\"scatter\" data-from=\"data-\(block.anchor)\"></div>\n"
    }
  }

  /// The head of an alert as GitHub writes them: a quotation that begins with `[!WARNING]`.
  private nonisolated(unsafe) static let alert =
    /<blockquote>\n<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](<\/p>)?\n?/

  private static func html(ofAlert match: Regex<(Substring, Substring, Substring?)>.Match) -> String {
    let start = match.output.2 == nil ? "<p>" : ""
    return
      "<blockquote class=\"alert\">\n<p><strong>\(match.output.1.prefix(1) + match.output.1.dropFirst().lowercased())</strong></p>\n\(start)"
  }

  private static func html(_ attachment: Attachment) -> String {
    """
    <details id="\(attachment.anchor)">
    <summary>\(escaped(attachment.title))</summary>
    <pre tabindex="0"><code>\(escaped(attachment.text))</code></pre>
    </details>

    """
  }

  private static func text(_ file: cpage_file) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.size), as: UTF8.self)
  }

  private static func script(_ file: cpage_file) -> String { "<script>\n\(text(file))\n</script>\n" }

  /// JSON that cannot end the script that it stands in.
  private static func harmless(_ json: [UInt8]) -> String {
    String(decoding: json, as: UTF8.self).replacing("<", with: "\\u003c")
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
