extension StageResult {
  /// How many members are written out one by one.
  private static let mostMembers = 20
  /// How many failures stand in the place of the stage; all of them are below the story.
  private static let mostFailures = 3
  /// How many lines of a log stand in the place of the stage.
  private static let shortLog = 10

  /// A member with the error and the log that it failed with.
  struct Failure {
    let member: String
    let error: String
    let log: [String]
  }

  /// A line with its state, its failures, and its configuration folded away.
  var markdown: String {
    let details = self.details
    let configuration = folded("Configuration of <code>\(Escape.html(name))</code>", details)
    return ([statusLine] + failureParts + (details.isEmpty ? [] : [configuration])).joined(separator: "\n\n")
  }

  /// The members that failed.
  var failures: [Failure] {
    members.compactMap { member in
      guard case .failed(let error, let log) = member.outcome else { return nil }
      return Failure(member: title(of: member), error: error, log: log)
    }
  }

  private var statusLine: String {
    let reads = upstream.isEmpty ? "" : " on " + upstream.map(Escape.code).joined(separator: ", ")
    let skipped = members.filter { if case .skipped = $0.outcome { true } else { false } }
    let count = members.count == 1 ? "" : "\(members.count) members, "
    var states: [String] = []
    if !failures.isEmpty { states.append(members.count == 1 ? "failed" : "\(failures.count) failed") }
    if !skipped.isEmpty { states.append(members.count == 1 ? "not run" : "\(skipped.count) not run") }
    if let first = skipped.first, case .skipped(let cause) = first.outcome {
      states[states.count - 1] += ", since \(Escape.code(cause)) failed"
    }
    let isDone = states.isEmpty
    let key = members.count == 1 && !members[0].key.isEmpty ? ", key `\(members[0].key.prefix(8))`" : ""
    let state = isDone ? "done" : states.joined(separator: "; ")
    return "\(isDone ? "✅" : "❌") **\(Escape.code(name))** runs \(Escape.code(kind))\(reads): \(count)\(state)\(key)."
  }

  private var failureParts: [String] {
    let parts = failures.prefix(Self.mostFailures).flatMap { failure in
      ["> \(Escape.code(failure.member)): \(Escape.text(failure.error))"]
        + (failure.log.isEmpty ? [] : [Escape.fence(failure.log.suffix(Self.shortLog), language: "text")])
    }
    let more = failures.count - Self.mostFailures
    return parts + (more > 0 ? ["> and \(more) more, below the story"] : [])
  }

  private var details: String {
    let configuration = MarkdownTable.render(
      headers: ["parameter", "value", "written in"], align: [.left, .left, .left],
      rows: parameters.map(\.cells))
    let rows = members.prefix(Self.mostMembers).map { member in
      [Escape.code(title(of: member)), member.key.isEmpty ? "" : "`\(member.key.prefix(8))`", member.outcome.word]
    }
    let table = MarkdownTable.render(
      headers: ["member", "key", "state"], align: [.left, .left, .left], rows: Array(rows))
    let more = members.count - Self.mostMembers
    let rest = more > 0 ? ["and \(more) more"] : []
    let sweep = members.count == 1 ? [] : [table] + rest
    return ((parameters.isEmpty ? [] : [configuration]) + sweep).joined(separator: "\n\n")
  }

  private func title(of member: Member) -> String { member.label.isEmpty ? name : "\(name)[\(member.label)]" }
}

extension StageResult.Parameter {
  /// Name, value and origin, as cells of a table.
  var cells: [String] { [Escape.code(name), Escape.code(value), origin.map(Escape.text) ?? "default"] }
}

extension StageResult.Outcome {
  fileprivate var word: String {
    switch self {
    case .done: "done"
    case .failed: "failed"
    case .skipped(let cause): "not run, since \(Escape.code(cause)) failed"
    }
  }
}
