private import Foundation
internal import Workflow

extension Session {
  /// Tells what would run, why, and how long it will take.
  public func showPlan() throws -> Answer {
    let plan = try Plan(of: graph, force: force, store: store)
    if settings.json { return Answer(try plan.json()) }
    let lines = plan.running.map { step in
      let why = step.why.map(\.description).joined(separator: ", ")
      return "\(step.id) runs: \(why)" + (step.seconds.map { " (\(duration($0)))" } ?? "")
    }
    return Answer(lines: lines + [tally(plan)])
  }

  private func tally(_ plan: Plan) -> String {
    let running = plan.running
    guard !running.isEmpty else { return "nothing to run: \(plan.steps.count) stages are up to date" }
    let unknown = running.count { $0.seconds == nil }
    var line = "\(running.count) of \(plan.steps.count) stages would run"
    if unknown < running.count { line += ", about \(duration(plan.seconds / Double(settings.jobs)))" }
    if unknown == running.count { return line + "; none has run before, so nobody knows how long it takes" }
    return unknown == 0 ? line : line + " and \(unknown) stages of unknown length"
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
