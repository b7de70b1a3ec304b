/// Writes a report as GitHub Markdown; the same value gives the same bytes.
///
/// In order: verdict, claims, our numbers beside the paper's, the notebook's own story, then folded the members of
/// sweeps, the graph, the resolved configuration, the logs of failures and how to make the report again.
public func render(_ report: Report) -> String {
  let notice = "<!-- Made by `pipeline`; what is edited here is lost with the next run. -->"
  return ([notice] + report.sections(for: .file).map(\.markdown)).joined(separator: "\n\n") + "\n"
}

extension Report {
  /// The sections, in order.
  func sections(for medium: Medium) -> [ReportSection] {
    ([head(for: medium), claimsSection, headlineSection] + bodySections(for: medium) + appendices)
      .compactMap { $0 }.filter { !$0.markdown.isEmpty }
  }

  private func head(for medium: Medium) -> ReportSection? {
    var lines = ["\(medium == .file ? "#" : "##") \(Escape.caption(title))"]
    if let question { lines.append("*\(Escape.caption(question))*") }
    let notebook =
      medium == .file
      ? "[`\(name)`](\(Escape.path(notebookLink)))" : Escape.code(name)
    lines.append("**\(Verdict(self).line)**")
    lines.append("Notebook \(notebook), profile \(Escape.code(profile)).")
    return ReportSection(name: "the verdict of \(name)", markdown: lines.joined(separator: "\n\n"), isUrgent: true)
  }

  private var claimsSection: ReportSection? {
    guard !claims.isEmpty else { return nil }
    let rows = claims.map { claim -> [String] in
      let found = Escape.text(claim.observed)
      let comment = Escape.caption(claim.comment ?? "")
      switch claim.verdict {
      case .holds: return ["✅ holds", Escape.code(claim.text), found, comment]
      case .fails: return ["❌ fails", Escape.code(claim.text), found, comment]
      case .unknown(let reason):
        let why = Escape.text(reason)
        return ["❔ unknown: \(why)", Escape.code(claim.text), found, comment]
      }
    }
    let table = MarkdownTable.render(
      headers: ["verdict", "claim", "found", ""], align: [.left, .left, .right, .left], rows: rows)
    return ReportSection(name: "claims", markdown: "## Claims\n\n" + table, isUrgent: true)
  }

  private var headlineSection: ReportSection? {
    guard !headline.isEmpty else { return nil }
    let isInPaper = headline.contains { $0.paper != nil }
    return ReportSection(
      name: isInPaper ? "the numbers beside the paper's" : "the headline numbers",
      markdown: isInPaper ? "## Beside the paper\n\n" + besidePaper : "## In numbers\n\n" + alone, isUrgent: true)
  }

  private var besidePaper: String {
    let rows = headline.map { row in
      [
        Escape.caption(row.what), row.ours.escaped, row.paper.map(Escape.text) ?? "–", Escape.caption(row.source ?? ""),
        Escape.caption(row.note ?? ""),
      ]
    }
    return MarkdownTable.render(
      headers: ["", "here", "paper", "where in the paper", "note"], align: [.left, .right, .right, .left, .left],
      rows: rows)
  }

  /// The paper has none of these numbers.
  private var alone: String {
    let rows = headline.map { [Escape.caption($0.what), $0.ours.escaped, Escape.caption($0.note ?? "")] }
    return MarkdownTable.render(headers: ["", "found", ""], align: [.left, .right, .left], rows: rows)
  }
}

extension ResolvedPiece {
  /// The piece where foreign text must not be Markdown: in a cell or a caption.
  var escaped: String {
    switch self {
    case .text(let text): Escape.caption(text)
    case .value(let value): Escape.text(value)
    case .missing(let stage): "*no value, since `\(stage)` is not done*"
    }
  }

  /// The piece without any Markdown.
  var plain: String {
    switch self {
    case .text(let text), .value(let text): text
    case .missing(let stage): "(no value, since \(stage) is not done)"
    }
  }
}
