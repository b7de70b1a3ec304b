extension Report {
  /// The notebook's own story: figures and tables are numbered in the order in which they stand.
  func bodySections(for medium: Medium) -> [ReportSection] {
    var figures = 0
    var tables = 0
    var sections: [ReportSection] = []
    for part in body {
      switch part {
      case .prose(let pieces):
        sections.append(ReportSection(name: "prose", markdown: Self.prose(pieces)))
      case .stage(let name):
        guard let stage = stages.first(where: { $0.name == name }) else { continue }
        sections.append(ReportSection(name: "stage \(name)", markdown: stage.markdown))
      case .figure(let figure):
        figures += 1
        sections.append(
          ReportSection(name: "figure \(figure.name)", markdown: figure.markdown(number: figures, for: medium)))
      case .table(let table):
        tables += 1
        sections.append(ReportSection(name: "table \(table.name)", markdown: table.markdown(number: tables)))
      }
    }
    guard let first = sections.firstIndex(where: { !$0.markdown.isEmpty }), !(claims.isEmpty && headline.isEmpty) else {
      return sections
    }
    sections[first] = ReportSection(name: sections[first].name, markdown: "---\n\n" + sections[first].markdown)
    return sections
  }

  /// The notebook's Markdown as it is, with values that cannot be taken for Markdown.
  private static func prose(_ pieces: [ResolvedPiece]) -> String {
    let text = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .value, .missing: piece.escaped
      }
    }
    let lines = text.joined().split(omittingEmptySubsequences: false) { $0.isNewline }
    let filled = lines.indices.filter { !lines[$0].allSatisfy(\.isWhitespace) }
    guard let first = filled.first, let last = filled.last else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}

extension FigureResult {
  /// The picture for light and for dark, and its caption.
  func markdown(number: Int, for medium: Medium) -> String {
    let label = "**Figure \(number).** "
    let text = caption.map(\.escaped).joined()
    switch picture {
    case .failed(let reason):
      return "> ❌ \(label)\(text) *Not drawn:* \(Escape.text(reason))"
    case .files where medium == .summary:
      return "\(label)\(text) *(figure \(Escape.code(name)) of the report\(Provenance.words(sources, before: "; ")))*"
    case .files(let light, let dark, let png):
      let alternative = Escape.html(alt.map(\.plain).joined())
      let png = "[PNG](\(Escape.path(png)))"
      return """
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="\(Escape.path(dark))">
          <img alt="\(alternative)" src="\(Escape.path(light))">
        </picture>

        \(label)\(text) *(\(Provenance.words(sources, after: "; "))\(png))*
        """
    }
  }
}

extension TableResult {
  /// The table and its caption.
  func markdown(number: Int) -> String {
    let provenance = Provenance.words(sources, before: " *(", after: ")*")
    return "\(MarkdownTable.render(self))\n\n**Table \(number).** \(caption.map(\.escaped).joined())\(provenance)"
  }
}

extension Provenance {
  /// How many keys are written out.
  private static let mostKeys = 5

  /// ``stage `fits`, key `1a2b3c4d` `` of each source, between two texts; nothing where there are no sources.
  static func words(_ sources: [Provenance], before: String = "", after: String = "") -> String {
    sources.isEmpty ? "" : before + sources.map(\.words).joined(separator: "; ") + after
  }

  private var words: String {
    let shown = keys.prefix(Self.mostKeys).map { "`\($0.prefix(8))`" }.joined(separator: ", ")
    let more = keys.count > Self.mostKeys ? " and \(keys.count - Self.mostKeys) more" : ""
    let count = keys.count > 1 ? " ×\(keys.count)" : ""
    let label = keys.isEmpty ? "" : keys.count == 1 ? ", key " : ", keys "
    return "stage `\(stage)`\(count)\(label)\(shown)\(more)"
  }
}
