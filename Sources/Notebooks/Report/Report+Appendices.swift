extension Report {
  /// How many failures are shown with their logs.
  private static let mostFailures = 50
  /// How many lines of a log are shown.
  private static let longLog = 40
  /// More edges than this GitHub does not draw.
  private static let mostEdges = 400

  /// What is folded away below the story.
  var appendices: [ReportSection] {
    memberSections + [graphSection, configurationSection, failureSection, reproduceSection].compactMap { $0 }
  }

  private var memberSections: [ReportSection] {
    memberTables.map { table in
      let caption = table.caption.map(\.escaped).joined()
      let provenance = Provenance.words(table.sources, before: "*(", after: ")*")
      let below = [caption, provenance].filter { !$0.isEmpty }.joined(separator: " ")
      return ReportSection(
        name: "members of \(table.name)",
        markdown: folded(
          "Each member of <code>\(Escape.html(table.name))</code>",
          MarkdownTable.render(table) + (below.isEmpty ? "" : "\n\n" + below)))
    }
  }

  private var graphSection: ReportSection? {
    guard !stages.isEmpty else { return nil }
    let graph = StageGraph(stages)
    let picture =
      graph.nodes.reduce(0) { $0 + $1.upstream.count } > Self.mostEdges
      ? "The graph is too large to be drawn here; `pipeline graph` writes it."
      : "```mermaid\n\(graph.mermaid)\n```"
    return ReportSection(name: "graph", markdown: folded("The graph of stages", picture))
  }

  private var configurationSection: ReportSection? {
    let rows = stages.flatMap { stage in stage.parameters.map { [Escape.code(stage.name)] + $0.cells } }
    guard !rows.isEmpty else { return nil }
    let table = MarkdownTable.render(
      headers: ["stage", "parameter", "value", "written in"], align: [.left, .left, .left, .left], rows: rows)
    return ReportSection(name: "configuration", markdown: folded("The resolved configuration", table))
  }

  private var failureSection: ReportSection? {
    let failures = stages.flatMap(\.failures)
    guard !failures.isEmpty else { return nil }
    var parts = failures.prefix(Self.mostFailures).flatMap { failure in
      ["\(Escape.code(failure.member)): \(Escape.text(failure.error))"]
        + (failure.log.isEmpty ? [] : [Escape.fence(failure.log.suffix(Self.longLog), language: "text")])
    }
    let more = failures.count - Self.mostFailures
    if more > 0 { parts.append("and \(more) more") }
    return ReportSection(
      name: "logs of failures",
      markdown: folded("The last lines of the logs of failures", parts.joined(separator: "\n\n")), isUrgent: true)
  }

  private var reproduceSection: ReportSection? {
    guard !reproduce.isEmpty else { return nil }
    return ReportSection(
      name: "how to make it again",
      markdown: folded("How to make this report again", Escape.fence(reproduce, language: "sh")))
  }
}
