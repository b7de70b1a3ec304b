extension StageResult {
  /// How many keys are written out.
  private static let mostKeys = 20
  /// How many failures stand in the place of the stage; all of them are in the appendix.
  private static let mostFailures = 3
  /// How many lines of a log stand in the place of the stage.
  private static let shortLog = 10

  /// A member with the error and the log that it failed with.
  struct Failure {
    let member: String
    let error: String
    let log: [String]
  }

  /// The members that failed.
  var failures: [Failure] {
    members.compactMap { member in
      guard case .failed(let error, let log) = member.outcome else { return nil }
      return Failure(member: title(of: member), error: error, log: log)
    }
  }

  /// What stands in the story where the stage's block does: its failures, and nothing where it is done.
  var troubles: String {
    guard !isDone else { return "" }
    let parts = failures.prefix(Self.mostFailures).flatMap { failure in
      ["> \(Escape.code(failure.member)): \(Escape.text(failure.error))"]
        + (failure.log.isEmpty ? [] : [Escape.fence(failure.log.suffix(Self.shortLog), language: "text")])
    }
    let more = failures.count - Self.mostFailures
    let rest = more > 0 ? ["> and \(more) more, in the appendix"] : []
    let line = "❌ **\(Escape.code(name))** runs \(Escape.code(kind))\(reads(isLinked: false)): \(state)."
    return ([line] + parts + rest).joined(separator: "\n\n")
  }

  /// What the appendix says of the stage: what it is, who reads it, and folded its configuration, values and keys.
  func appendix(for medium: Medium, readIn places: [CrossReferences.Place], values: TableResult?) -> String {
    let title = "### \(medium == .summary ? "" : Anchor.mark(Anchor.made(name)))\(Escape.code(name))"
    let took = medium == .page ? time.map { ", in \($0)" } ?? "" : ""
    let back = places.isEmpty ? "" : "; shown in \(places.map(\.link).joined(separator: ", "))"
    let line =
      "Runs \(Escape.code(kind))\(reads(isLinked: medium != .summary)): \(state)\(took)\(key)\(medium == .summary ? "" : back)."
    let details = details(values)
    return ([title, line] + (details.isEmpty ? [] : [folded("Configuration and keys", details)]))
      .joined(separator: "\n\n")
  }

  private func reads(isLinked: Bool) -> String {
    let names = upstream.map { isLinked ? "[\(Escape.code($0))](#\(Anchor.made($0)))" : Escape.code($0) }
    return names.isEmpty ? "" : " on " + names.joined(separator: ", ")
  }

  private var skipped: [Member] { members.filter { if case .skipped = $0.outcome { true } else { false } } }

  private var isDone: Bool { failures.isEmpty && skipped.isEmpty }

  /// `5 members, done`.
  private var state: String {
    let count = members.count == 1 ? "" : "\(members.count) members, "
    guard !isDone else { return count + "done" }
    var states: [String] = []
    if !failures.isEmpty { states.append(members.count == 1 ? "failed" : "\(failures.count) failed") }
    if !skipped.isEmpty { states.append(members.count == 1 ? "not run" : "\(skipped.count) not run") }
    if let first = skipped.first, case .skipped(let cause) = first.outcome {
      states[states.count - 1] += ", since \(Escape.code(cause)) failed"
    }
    return count + states.joined(separator: "; ")
  }

  private var key: String {
    members.count == 1 && !members[0].key.isEmpty ? ", key `\(members[0].key.prefix(8))`" : ""
  }

  private func details(_ values: TableResult?) -> String {
    let configuration = MarkdownTable.render(
      headers: ["parameter", "value", "written in"], align: [.left, .left, .left],
      rows: parameters.map(\.cells))
    let table = values.map { [MarkdownTable.render($0)] } ?? []
    return ((parameters.isEmpty ? [] : [configuration]) + table + keys).joined(separator: "\n\n")
  }

  /// The keys of the members of a sweep, in its order.
  private var keys: [String] {
    let keys = members.map(\.key).filter { !$0.isEmpty }
    guard members.count > 1, !keys.isEmpty else { return [] }
    let shown = keys.prefix(Self.mostKeys).map { "`\($0.prefix(8))`" }.joined(separator: ", ")
    let more = keys.count - Self.mostKeys
    return ["Keys, in the order of the sweep: \(shown)\(more > 0 ? " and \(more) more" : "")."]
  }

  private func title(of member: Member) -> String { member.label.isEmpty ? name : "\(name)[\(member.label)]" }
}

extension StageResult.Parameter {
  /// Name, value and origin, as cells of a table.
  var cells: [String] { [Escape.code(name), Escape.code(value), origin.map(Escape.text) ?? "default"] }
}
