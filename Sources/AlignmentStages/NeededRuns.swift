import Alignment

/// How many runs would bring the limits of a share to one side of a threshold, if it stays where it is.
struct NeededRuns {
  enum Answer: Equatable {
    /// So many runs.
    case runs(Int)
    /// The points' error alone is too great.
    case points
    /// What was found lies so near to a threshold that no reasonable number would.
    case neither
  }

  let answer: Answer

  /// - Parameters:
  ///   - estimate: What was found.
  ///   - sides: One threshold, or the lower and the upper end of what decides nothing.
  ///   - rule: The rule, for its confidence.
  ///   - logarithmic: Whether limits are on the logarithm.
  init(deciding estimate: ShareEstimate, sides: [Double], _ rule: EquivalenceRule, logarithmic: Bool) {
    let (low, high) = (sides.min() ?? 0, sides.max() ?? 0)
    let runError = max(0, estimate.standardError * estimate.standardError - estimate.pointError * estimate.pointError)
    func decides(_ runs: Int, pointError: Double) -> Bool {
      let square = runError * Double(estimate.runs) / Double(runs) + pointError * pointError
      let then = ShareEstimate(
        mean: estimate.mean, standardError: square.squareRoot(), pointError: pointError, runs: runs)
      let limits =
        logarithmic ? then.logLimits(confidence: rule.confidence) : then.limits(confidence: rule.confidence)
      return limits.upperBound < low || limits.lowerBound > high
    }
    let first = max(3, estimate.runs)
    if let runs = (first...500).first(where: { decides($0, pointError: estimate.pointError) }) {
      answer = .runs(runs)
    } else {
      answer = decides(500, pointError: 0) ? .points : .neither
    }
  }
}
