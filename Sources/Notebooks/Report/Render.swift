/// Writes a report as GitHub Markdown; the same value gives the same bytes.
///
/// Three layers, for three readers: question, answer and the notebook's own story; the claims and our numbers beside the
/// paper's; and how it was all computed.
public func render(_ report: Report) -> String { render(report, for: .file) }

/// Writes a report as the Markdown that its page is made of, which has the times of its stages beside.
public func renderForPage(_ report: Report) -> String { render(report, for: .page) }

private func render(_ report: Report, for medium: Medium) -> String {
  let notice = "<!-- Made by `pipeline`; what is edited here is lost with the next run. -->"
  return ([notice] + report.sections(for: medium).map(\.markdown)).joined(separator: "\n\n") + "\n"
}

extension Report {
  /// The sections, in order.
  func sections(for medium: Medium) -> [ReportSection] {
    let references = CrossReferences(self)
    return
      ([head(for: medium, references)] + bodySections(for: medium, references) + checkSections(for: medium)
      + appendix(for: medium, references))
      .filter { !$0.markdown.isEmpty }
  }

  /// The figure that stands at the head.
  var pictured: FigureResult? {
    for case .figure(let figure) in body where figure.name == picture { return figure }
    return nil
  }

  private func head(for medium: Medium, _ references: CrossReferences) -> ReportSection {
    var parts = ["\(medium == .summary ? "##" : "#") \(Escape.caption(title))"]
    if let question { parts.append("*\(Escape.caption(question))*") }
    if !answer.isEmpty { parts.append(LinkedProse.markdown(answer, for: medium)) }
    if profile != FrontMatter.standardProfile { parts.append("Made with the profile \(Escape.code(profile)).") }
    if let pictured { parts.append(pictured.markdown(number: references.number(of: pictured.name), for: medium)) }
    parts += outcome(for: medium)
    return ReportSection(
      name: "the verdict of \(name)", markdown: parts.joined(separator: "\n\n"), isUrgent: true)
  }

  /// Whether the claims hold, with what does not, and where the rest stands.
  private func outcome(for medium: Medium) -> [String] {
    let links = [
      (claims.isEmpty, "Claims", Anchor.claims), (headline.isEmpty, numbersTitle, Anchor.numbers),
      (false, "How this was computed", Anchor.appendix),
    ].filter { !$0.0 }.map { "[\($0.1)](#\($0.2))" }
    let line = (["**\(Verdict(self).line)**"] + (medium == .summary ? [] : links)).joined(separator: " · ")
    let broken = claims.filter { $0.verdict != .holds }.map { claim in
      // A sentence of the notebook ends with a point, an expression does not.
      "- \(claim.mark) \(claim.words)\(claim.words.hasSuffix(".") ? " But" : ", but"): \(claim.finding)"
    }
    return [line] + (broken.isEmpty ? [] : [broken.joined(separator: "\n")]) + warningBox
  }

  /// What the stages warn of; of very much the beginning.
  private var warningBox: [String] {
    guard !warnings.isEmpty else { return [] }
    let most = 8
    let left = warnings.count > most ? ["…and \(warnings.count - most) more"] : []
    return [
      "> [!WARNING]\n" + (warnings.prefix(most).map(Escape.text) + left).map { "> - \($0)" }.joined(separator: "\n")
    ]
  }
}
