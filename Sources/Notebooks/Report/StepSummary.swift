/// Writes the summary of a CI step: the reports, cut at the borders of their sections where they are too long.
///
/// - Parameters:
///   - reports: The reports. Their verdicts, claims, numbers and failures are kept before all else.
///   - budget: The most bytes; above 1 MiB GitHub drops the whole summary.
/// - Returns: Markdown of at most so many bytes, with a note of what was left out.
public func renderSummary(_ reports: [Report], budget: Int = 900 * 1024) -> String {
  let sections = reports.flatMap { report in
    report.sections(for: .summary).map { (report: report.name, section: $0) }
  }
  var left = budget - noteReserve
  var isKept = sections.map { _ in false }
  for urgent in [true, false] {
    for (index, entry) in sections.enumerated() where entry.section.isUrgent == urgent {
      let cost = entry.section.markdown.utf8.count + 2
      guard cost <= left else { continue }
      left -= cost
      isKept[index] = true
    }
  }
  let kept = zip(sections, isKept).filter(\.1).map(\.0.section.markdown)
  let leftOut = zip(sections, isKept).filter { !$0.1 }.map { "\($0.0.section.name) of \($0.0.report)" }
  return (kept + note(of: leftOut)).joined(separator: "\n\n") + "\n"
}

/// What the note of what was left out may need, in bytes.
private let noteReserve = 2048

/// The note of what was left out; nothing where all was kept.
private func note(of leftOut: [String]) -> [String] {
  guard !leftOut.isEmpty else { return [] }
  let mostNames = 10
  let names = leftOut.prefix(mostNames).map { Escape.text(String($0.prefix(60))) }.joined(separator: ", ")
  let more = leftOut.count > mostNames ? " and \(leftOut.count - mostNames) more" : ""
  let sections = leftOut.count == 1 ? "1 section was" : "\(leftOut.count) sections were"
  return ["*\(sections) left out for their length: \(names)\(more). The reports hold all.*"]
}
