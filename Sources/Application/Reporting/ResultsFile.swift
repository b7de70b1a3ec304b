private import Foundation
internal import Notebooks

/// The results of a report for programs, and for the index of all reports: `results.json`.
struct ResultsFile: Codable, Equatable {
  /// The file's name.
  static let name = "results.json"

  /// A claim with its verdict.
  struct Claim: Codable, Equatable {
    var sentence: String?
    var claim: String
    var observed: String
    var verdict: String
  }

  /// One of our numbers beside the paper's.
  struct Headline: Codable, Equatable {
    var what: String
    var ours: String
    var interval: String?
    var chance: String?
    var paper: String?
    var source: String?
  }

  var title: String
  var question: String?
  var answer: String?
  var profile: String
  var verdict: String
  var claims: [Claim]
  var headline: [Headline]

  init(_ report: Report) {
    title = report.title
    question = report.question
    answer = report.shownAnswer
    profile = report.profile
    verdict = Verdict(report).line
    claims = report.claims.map { claim in
      let sentence = claim.sentence.map(\.shown).joined()
      return Claim(
        sentence: sentence.isEmpty ? nil : sentence, claim: claim.text, observed: claim.observed,
        verdict: claim.verdict.word)
    }
    headline = report.headline.map {
      Headline(
        what: $0.what, ours: $0.ours.shown, interval: $0.interval?.shown, chance: $0.chance?.shown, paper: $0.paper,
        source: $0.source)
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
