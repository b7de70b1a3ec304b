private import Foundation
internal import Workflow

extension RunSummary {
  /// The summary for programs: one entry a stage, as `plan --json` has it, with what became of the stage.
  func json() throws -> [UInt8] {
    struct Entry: Encodable {
      let notebook, stage, outcome: String
      let key: String?
      let seconds: Double?
      let error: String?
    }
    let entries = stages.map { stage in
      let (outcome, seconds, error) = stage.outcome.parts
      return Entry(
        notebook: stage.id.notebook, stage: stage.id.shortDescription, outcome: outcome, key: stage.key?.description,
        seconds: seconds, error: error)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(["stages": entries])) + [UInt8(ascii: "\n")]
  }
}

extension RunSummary.Outcome {
  /// The word for the outcome, how long the stage took, and its error.
  fileprivate var parts: (outcome: String, seconds: Double?, error: String?) {
    switch self {
    case .cached(let seconds): ("hit", seconds, nil)
    case .ran(let seconds): ("ran", seconds, nil)
    case .failed(let message, _): ("failed", nil, message)
    case .skipped(let id): ("skipped", nil, "'\(id.shortDescription)' failed")
    case .notRun: ("not run", nil, nil)
    }
  }
}
