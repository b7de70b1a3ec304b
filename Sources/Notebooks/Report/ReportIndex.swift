/// A row of the index of reports.
public struct IndexEntry: Equatable, Sendable {
  /// The title.
  public var title: String
  /// The report, relative to the index: `pinwheel/report.md`.
  public var link: String
  /// How it came out, as the report says it.
  public var verdict: String
  /// The answer that it gives, as Markdown.
  public var answer: String?
  /// The question that it answers.
  public var question: String?
  /// Our numbers beside the paper's.
  public var headline: [HeadlineResult]

  /// Creates a row.
  public init(
    title: String, link: String, verdict: String, question: String?, answer: String? = nil, headline: [HeadlineResult]
  ) {
    self.answer = answer
    self.title = title
    self.link = link
    self.verdict = verdict
    self.question = question
    self.headline = headline
  }

  /// The row of a report.
  public init(_ report: Report, link: String) {
    title = report.title
    self.link = link
    verdict = Verdict(report).line
    question = report.question
    answer = report.shownAnswer
    headline = report.headline
  }
}

extension Report {
  /// The answer as Markdown without links; nil where the notebook gives none.
  public var shownAnswer: String? { answer.isEmpty ? nil : LinkedProse.markdown(answer, for: .summary) }
}

/// Writes the index of reports as GitHub Markdown, a row a report.
public func renderIndex(_ entries: [IndexEntry]) -> String {
  let rows = entries.map { entry in
    let numbers = entry.headline.map { row in
      "\(Escape.caption(row.what)): **\(row.ours.escaped)**" + (row.paper.map { " (paper: \(Escape.text($0)))" } ?? "")
    }
    return [
      "[\(Escape.caption(entry.title))](\(Escape.path(entry.link)))", entry.verdict,
      [entry.question.map { "*\(Escape.caption($0))*" }, entry.answer].compactMap { $0 }.joined(separator: " "),
      numbers.joined(separator: "<br>"),
    ]
  }
  let table = MarkdownTable.render(
    headers: ["report", "verdict", "question and answer", "numbers beside the paper's"],
    align: [.left, .left, .left, .left],
    rows: rows)
  return """
    <!-- Made by `pipeline`; what is edited here is lost with the next run. -->

    # Reports

    \(rows.isEmpty ? "No notebook has been run yet." : table)

    """
}
