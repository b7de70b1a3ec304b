private import Foundation
internal import Workflow

/// What differs from run to run, and so is no part of the report: times, machine and versions, as `run.json`.
struct RunFile: Encodable {
  private let profile: String
  private let settings: [String]
  private let stages: [String: Double]
  private let environment: [String: String]
  private let finished: String

  init(_ stages: [RunSummary.Stage], settings: Settings) {
    profile = settings.profile
    self.settings = settings.overrides
    let seconds = stages.compactMap { stage -> (String, Double)? in
      switch stage.outcome {
      case .ran(let seconds), .cached(let seconds): (stage.id.shortDescription, seconds.rounded(toPlaces: 3))
      default: nil
      }
    }
    self.stages = Dictionary(seconds) { $0 + $1 }  // two names may be the same text to Unicode
    environment = Environment.values
    finished = Date.now.ISO8601Format()
  }

  /// The file.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let scale = pow(10, Double(places))
    return (self * scale).rounded() / scale
  }
}
