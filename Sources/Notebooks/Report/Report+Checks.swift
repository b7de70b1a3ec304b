extension Report {
  /// The claims, and our numbers beside the paper's.
  func checkSections(for medium: Medium) -> [ReportSection] {
    [claimsSection(for: medium), numbersSection(for: medium)].compactMap { $0 }
  }

  /// What the section with our numbers is called.
  var numbersTitle: String { headline.contains { $0.paper != nil } ? "Beside the paper" : "In numbers" }

  private func claimsSection(for medium: Medium) -> ReportSection? {
    guard !claims.isEmpty else { return nil }
    let rows = claims.map { claim in
      let expression = claim.sentence.isEmpty ? "" : "<br>\(Escape.code(claim.text))"
      return [
        claim.mark + " " + claim.word, claim.words + expression,
        linked(Escape.text(claim.observed), to: claim.stage, in: medium), Escape.caption(claim.comment ?? ""),
      ]
    }
    let table = MarkdownTable.render(
      headers: ["", "claim", "found", "note"], align: [.left, .left, .right, .left], filledRows: rows)
    return ReportSection(
      name: "claims", markdown: "## \(Anchor.mark(Anchor.claims))Claims\n\n" + table, isUrgent: true)
  }

  private func numbersSection(for medium: Medium) -> ReportSection? {
    guard !headline.isEmpty else { return nil }
    func shown(_ piece: ResolvedPiece?) -> String {
      piece.map { linked($0.escaped, to: $0.stage, in: medium) } ?? ""
    }
    let hasPaper = headline.contains { $0.paper != nil }
    let rows = headline.map { row in
      [
        Escape.caption(row.what), shown(row.ours), shown(row.interval), shown(row.chance),
        row.paper.map(Escape.text) ?? (hasPaper ? "–" : ""), Escape.caption(row.source ?? ""),
        Escape.caption(row.note ?? ""),
      ]
    }
    let table = MarkdownTable.render(
      headers: ["", hasPaper ? "here" : "found", "interval", "by chance", "paper", "where in the paper", "note"],
      align: [.left, .right, .right, .right, .right, .left, .left], filledRows: rows)
    return ReportSection(
      name: hasPaper ? "the numbers beside the paper's" : "the headline numbers",
      markdown: "## \(Anchor.mark(Anchor.numbers))\(numbersTitle)\n\n" + table, isUrgent: true)
  }

  private func linked(_ markdown: String, to stage: String?, in medium: Medium) -> String {
    guard let stage, !markdown.isEmpty else { return markdown }
    return Anchor.value(markdown, of: stage, in: medium)
  }
}

extension ClaimResult {
  /// The mark of the verdict.
  public var mark: String {
    switch verdict {
    case .holds: "✅"
    case .fails: "❌"
    case .unknown: "❔"
    }
  }

  /// The word for the verdict.
  fileprivate var word: String {
    switch verdict {
    case .holds: "holds"
    case .fails: "fails"
    case .unknown(let reason): "unknown: \(Escape.text(reason))"
    }
  }

  /// What is claimed, as Markdown: the sentence, else the expression.
  public var words: String { sentence.isEmpty ? Escape.code(text) : sentence.map(\.escaped).joined() }

  /// What came out instead of what was claimed.
  var finding: String {
    let found = observed.isEmpty ? "no value" : Escape.text(observed)
    let expression = sentence.isEmpty ? "" : " where \(Escape.code(text)) is wanted"
    if case .unknown(let reason) = verdict { return "nobody knows, since \(Escape.text(reason))" }
    return "it is \(found)" + expression
  }
}
