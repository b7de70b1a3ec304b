extension Report {
  /// The notebook's own story. A stage that is done leaves nothing in its place.
  func bodySections(for medium: Medium, _ references: CrossReferences) -> [ReportSection] {
    body.compactMap { part in
      switch part {
      case .prose(let pieces):
        let markdown = LinkedProse.markdown(pieces, for: medium)
        return ReportSection(name: "prose", markdown: Self.withoutBlankEnds(markdown))
      case .stage(let name):
        guard let stage = stages.first(where: { $0.name == name }) else { return nil }
        return ReportSection(name: "stage \(name)", markdown: stage.troubles)
      case .figure(let figure):
        guard figure.name != picture else { return nil }
        return ReportSection(
          name: "figure \(figure.name)",
          markdown: figure.markdown(number: references.number(of: figure.name), for: medium))
      case .table(let table):
        return ReportSection(
          name: "table \(table.name)",
          markdown: table.markdown(number: references.number(of: table.name), for: medium))
      }
    }
  }

  private static func withoutBlankEnds(_ markdown: String) -> String {
    let lines = markdown.split(omittingEmptySubsequences: false) { $0.isNewline }
    let filled = lines.indices.filter { !lines[$0].allSatisfy(\.isWhitespace) }
    guard let first = filled.first, let last = filled.last else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}

extension FigureResult {
  /// The picture for light and for dark, which opens large, and its caption with a link to how it was made.
  func markdown(number: Int, for medium: Medium) -> String {
    let label = "**Figure \(number).** "
    let text = caption.map(\.inCaption).joined()
    switch picture {
    case .failed(let reason):
      return "> ❌ \(Anchor.mark(Anchor.figure(name)))\(label)\(text) *Not drawn:* \(Escape.text(reason))"
    case .files where medium == .summary:
      return "\(label)\(text) *(figure \(Escape.code(name)) of the report)*"
    case .files(let light, let dark, let png):
      let alternative = Escape.html(alt.map(\.plain).joined())
      return """
        <a id="\(Anchor.figure(name))" href="\(Escape.path(png))">
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="\(Escape.path(dark))">
          <img alt="\(alternative)" src="\(Escape.path(light))">
        </picture>
        </a>

        \(label)\(text)\(Anchor.source(name, in: medium))
        """
    }
  }
}

extension TableResult {
  /// The table and its caption with a link to where its values came from.
  func markdown(number: Int, for medium: Medium) -> String {
    let label = "\(Anchor.mark(Anchor.table(name)))**Table \(number).** "
    let link = sources.isEmpty ? "" : Anchor.source(name, in: medium)
    return "\(MarkdownTable.render(self))\n\n\(label)\(caption.map(\.inCaption).joined())\(link)"
  }
}

extension Provenance {
  /// How many keys are written out.
  private static let mostKeys = 5

  /// `` [`fits`](#stage-fits) ×5, keys `1a2b3c4d`, … ``.
  var words: String {
    let shown = keys.prefix(Self.mostKeys).map { "`\($0.prefix(8))`" }.joined(separator: ", ")
    let more = keys.count > Self.mostKeys ? " and \(keys.count - Self.mostKeys) more" : ""
    let count = keys.count > 1 ? " ×\(keys.count)" : ""
    let label = keys.isEmpty ? "" : keys.count == 1 ? ", key " : ", keys "
    return "[\(Escape.code(stage))](#\(Anchor.made(stage)))\(count)\(label)\(shown)\(more)"
  }
}
