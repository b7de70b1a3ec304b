extension Report {
  /// How many failures are shown with their logs.
  private static let mostFailures = 50
  /// How many lines of a log are shown.
  private static let longLog = 40
  /// More edges than this GitHub does not draw.
  private static let mostEdges = 400

  /// How everything was computed: the graph, each stage with its configuration and keys, what failed, and how to do it again.
  func appendix(for medium: Medium, _ references: CrossReferences) -> [ReportSection] {
    let stageSections = stages.map { stage in
      ReportSection(
        name: "how \(stage.name) was computed",
        markdown: stage.appendix(
          for: medium, readIn: references.places(showing: stage.name),
          values: memberTables.first { $0.name == stage.name }))
    }
    return [opening(for: medium)] + graphSection + stageSections
      + (medium == .summary ? [] : shownSection(references)) + failureSection
  }

  private func opening(for medium: Medium) -> ReportSection {
    let title = "\(medium == .summary ? "###" : "##") \(Anchor.mark(Anchor.appendix))How this was computed"
    let link = medium == .summary ? nil : notebookLink
    let notebook = link.map { "[\(Escape.code(name))](\(Escape.path($0)))" } ?? Escape.code(name)
    let failed = Verdict(self).stagesLine
    let sentence = "Notebook \(notebook), profile \(Escape.code(profile)): \(failed)."
    let again = reproduce.isEmpty ? [] : [Escape.fence(reproduce, language: "sh")]
    return ReportSection(
      name: "how to make it again", markdown: ([title, sentence] + again).joined(separator: "\n\n"))
  }

  private var graphSection: [ReportSection] {
    guard !stages.isEmpty else { return [] }
    let graph = StageGraph(stages)
    let picture =
      graph.nodes.reduce(0) { $0 + $1.upstream.count } > Self.mostEdges
      ? "The graph is too large to be drawn here; `pipeline graph` writes it."
      : "```mermaid\n\(graph.mermaid)\n```"
    return [ReportSection(name: "graph", markdown: folded("The graph of stages", picture))]
  }

  /// What the figures and tables of the story were made of.
  private func shownSection(_ references: CrossReferences) -> [ReportSection] {
    let items = body.compactMap { part -> (isFigure: Bool, number: Int, markdown: String)? in
      switch part {
      case .figure(let figure):
        let number = references.number(of: figure.name)
        return (true, number, figure.appendix(number: number))
      case .table(let table) where !table.sources.isEmpty:
        let number = references.number(of: table.name)
        return (false, number, table.appendix(number: number))
      default: return nil
      }
    }
    guard !items.isEmpty else { return [] }
    let sorted = items.filter(\.isFigure).sorted { $0.number < $1.number } + items.filter { !$0.isFigure }
    let title = "### Figures and tables\n\n"
    return [
      ReportSection(
        name: "the sources of figures and tables", markdown: title + sorted.map(\.markdown).joined(separator: "\n"))
    ]
  }

  private var failureSection: [ReportSection] {
    let failures = stages.flatMap(\.failures)
    guard !failures.isEmpty else { return [] }
    var parts = failures.prefix(Self.mostFailures).flatMap { failure in
      ["\(Escape.code(failure.member)): \(Escape.text(failure.error))"]
        + (failure.log.isEmpty ? [] : [Escape.fence(failure.log.suffix(Self.longLog), language: "text")])
    }
    let more = failures.count - Self.mostFailures
    if more > 0 { parts.append("and \(more) more") }
    return [
      ReportSection(
        name: "logs of failures",
        markdown: folded("The last lines of the logs of failures", parts.joined(separator: "\n\n")), isUrgent: true)
    ]
  }
}

extension FigureResult {
  /// What the figure was drawn from, and how.
  fileprivate func appendix(number: Int) -> String {
    let title = "- \(Anchor.mark(Anchor.made(name)))[Figure \(number)](#\(Anchor.figure(name)))"
    let drawn = kind.isEmpty ? "" : " draws \(Escape.code(kind))"
    let from = sources.isEmpty ? "" : " from \(sources.map(\.words).joined(separator: " and "))"
    let settings = parameters.map { "\(Escape.code($0.name)) \(Escape.code($0.value))" }.joined(separator: ", ")
    return title + drawn + from + (settings.isEmpty ? "" : "; \(settings)") + "."
  }
}

extension TableResult {
  /// What the values of the table came from.
  fileprivate func appendix(number: Int) -> String {
    let title = "- \(Anchor.mark(Anchor.made(name)))[Table \(number)](#\(Anchor.table(name)))"
    return "\(title) shows values of \(sources.map(\.words).joined(separator: " and "))."
  }
}
