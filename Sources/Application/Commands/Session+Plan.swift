private import Foundation
internal import Workflow
private import Wording

extension Session {
  /// Tells what would run, why, and how long it will take: a line a stage, or where a sweep has many members, or a
  /// notebook many stages that run for one reason, a line for these together.
  ///
  /// With `all`, every member has a line of its own.
  public func showPlan(all: Bool = false) throws -> Answer {
    let plan = try Plan(of: graph, force: force, store: store)
    if settings.json { return Answer(try plan.json()) }
    let lines = all ? plan.running.map { line([$0]) } : groups(of: plan).map(line)
    let hint = lines.count < plan.running.count ? ["'pipeline plan --all' lists every stage"] : []
    return Answer(lines: lines + hint + [tally(plan)])
  }

  /// The members of a stage that run for the same reason, together.
  private func groups(of plan: Plan) -> [[Plan.Step]] {
    var order: [[String]] = []
    var groups: [[String]: [Plan.Step]] = [:]
    for step in plan.running {
      let reason = step.why.map { $0.summary }
      let name = [step.id.notebook, step.id.stage] + reason
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(step)
    }
    return order.compactMap { groups[$0] }
  }

  private func line(_ steps: [Plan.Step]) -> String {
    let first = steps[0]
    let why = first.why.map { steps.count == 1 ? $0.description : $0.summary }
    let known = steps.compactMap(\.seconds)
    let time = known.isEmpty ? "" : " (\(duration(known.reduce(0, +))))"
    let name =
      steps.count == 1 ? "\(first.id) runs" : "\(first.id.notebook)/\(first.id.stage) runs \(steps.count) times"
    return name + ": " + why.joined(separator: ", ") + time
  }

  private func tally(_ plan: Plan) -> String {
    let running = plan.running
    guard !running.isEmpty else {
      return "nothing to run: \(counted(plan.steps.count, "stage")) \(plan.steps.count == 1 ? "is" : "are") up to date"
    }
    let unknown = running.count { $0.seconds == nil }
    var line = "\(running.count) of \(counted(plan.steps.count, "stage")) would run"
    if unknown < running.count { line += ", about \(duration(plan.seconds / Double(settings.jobs)))" }
    if unknown == running.count { return line + "; none has run before, so nobody knows how long it takes" }
    return unknown == 0 ? line : line + " and \(counted(unknown, "stage")) of unknown length"
  }
}

extension Staleness {
  /// The reason as it is the same for all members of a sweep: stages that are read are named without theirs.
  fileprivate var summary: String {
    switch self {
    case .inputChanged(let id): "\(id.stage) put out something else"
    case .inputAdded(let id): "reads \(id.stage) too"
    case .inputRemoved(let id): "reads \(id.stage) no more"
    case .upstreamRuns(let ids):
      Set(ids.map(\.stage)).sorted().joined(separator: ", ") + (ids.count == 1 ? " runs first" : " run first")
    default: description
    }
  }
}

extension Plan {
  /// The plan as the command line's contract has it; one entry a stage.
  fileprivate func json() throws -> [UInt8] {
    struct Entry: Encodable {
      let notebook, stage, action: String
      let why: [String]
      let seconds: Double?

      enum CodingKeys: CodingKey { case notebook, stage, action, why, seconds }

      func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(notebook, forKey: .notebook)
        try fields.encode(stage, forKey: .stage)
        try fields.encode(action, forKey: .action)
        try fields.encode(why, forKey: .why)
        // Null where nobody knows, so that every entry has every field.
        try fields.encode(seconds, forKey: .seconds)
      }
    }
    let entries = steps.map { step in
      Entry(
        notebook: step.id.notebook, stage: step.id.shortDescription, action: step.action.rawValue,
        why: step.why.map(\.description), seconds: step.seconds)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(["stages": entries])) + [UInt8(ascii: "\n")]
  }
}
