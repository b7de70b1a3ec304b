private import Foundation
internal import Notebooks

/// The results of a report for programs, and for the index of all reports: `results.json`.
struct ResultsFile: Codable, Equatable {
  /// The file's name.
  static let name = "results.json"

  /// A claim with its verdict.
  struct Claim: Codable, Equatable {
    var claim: String
    var observed: String
    var verdict: String
  }

  /// One of our numbers beside the paper's.
  struct Headline: Codable, Equatable {
    var what: String
    var ours: String
    var paper: String?
    var source: String?
  }

  var title: String
  var question: String?
  var profile: String
  var verdict: String
  var claims: [Claim]
  var headline: [Headline]

  init(_ report: Report) {
    title = report.title
    question = report.question
    profile = report.profile
    verdict = Verdict(report).line
    claims = report.claims.map { Claim(claim: $0.text, observed: $0.observed, verdict: $0.verdict.word) }
    headline = report.headline.map {
      Headline(what: $0.what, ours: $0.ours.shown, paper: $0.paper, source: $0.source)
    }
  }

  /// The file, sorted, so that equal results are equal bytes.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// Reads a file back.
  init(decoding bytes: [UInt8]) throws { self = try JSONDecoder().decode(ResultsFile.self, from: Data(bytes)) }
}

extension ClaimResult.Verdict {
  fileprivate var word: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .unknown: "unknown"
    }
  }
}
