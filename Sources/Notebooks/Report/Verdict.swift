private import Wording

/// How a report came out, in counts.
public struct Verdict: Equatable, Sendable {
  /// The stages, members of sweeps apart.
  public var stages = 0
  /// Those that failed.
  public var failed = 0
  /// Those that were not run.
  public var skipped = 0
  /// The claims.
  public var claims = 0
  /// Those that hold.
  public var holding = 0
  /// Those that nobody knows of.
  public var unknown = 0
  /// The figures that could not be drawn.
  public var undrawn = 0

  /// Counts what a report holds.
  public init(_ report: Report) {
    for member in report.stages.flatMap(\.members) {
      stages += 1
      switch member.outcome {
      case .done: break
      case .failed: failed += 1
      case .skipped: skipped += 1
      }
    }
    for claim in report.claims {
      claims += 1
      switch claim.verdict {
      case .holds: holding += 1
      case .fails: break
      case .unknown: unknown += 1
      }
    }
    for case .figure(let figure) in report.body {
      if case .failed = figure.picture { undrawn += 1 }
    }
  }

  /// Whether nothing failed and every claim holds.
  public var isGood: Bool { failed == 0 && skipped == 0 && undrawn == 0 && holding == claims }

  /// `16 stages done`, or `1 of 16 stages failed, 3 not run`.
  public var stagesLine: String {
    guard failed + skipped > 0 else { return "\(counted(stages, "stage")) done" }
    return "\(failed) of \(counted(stages, "stage")) failed" + (skipped > 0 ? ", \(skipped) not run" : "")
  }

  /// `✅ 3 of 3 claims hold`, with what went wrong; stages that are done are not worth a word.
  public var line: String {
    var parts = failed + skipped > 0 ? [stagesLine] : []
    if undrawn > 0 { parts.append("\(counted(undrawn, "figure")) not drawn") }
    if claims > 0 {
      let known = unknown > 0 ? ", \(unknown) unknown" : ""
      parts.append("\(holding) of \(counted(claims, "claim")) \(claims == 1 ? "holds" : "hold")\(known)")
    }
    if parts.isEmpty { parts = ["done"] }
    return (isGood ? "✅ " : "❌ ") + parts.joined(separator: " · ")
  }
}
