import Alignment
import AlignmentArtifacts
import Stages
private import Wording

/// What stands in the way of reading scores of codes, a sentence each. Runs and columns count from one.
///
/// - Parameters:
///   - runs: At least two runs.
///   - moments: Their moments.
///   - conditionLimit: The condition number of the correlations of columns above which they count as collinear.
///   - collapsedShare: The share of the greatest variance below which a column counts as collapsed.
/// - Returns: Warnings, those about the number of runs and about priors first.
/// - Throws: ``ComparisonError`` with the reason of an `AlignmentError`.
func codeWarnings(
  _ runs: [RunCodes], _ moments: CodeMoments, conditionLimit: Double, collapsedShare: Double
) throws(ComparisonError) -> [String] {
  var warnings: [String] = []
  if runs.count == 2 {
    warnings.append("two runs give one score and no interval, and the class rests on it alone; run three or more")
  }
  let priors = runs.count { $0.prior != nil }
  if priors > 0, priors < runs.count {
    warnings.append("only \(priors) of \(runs.count) runs have a prior; the distances of priors are left out")
  }
  let ofRuns = try comparingAll { try moments.warnings(conditionLimit: conditionLimit) }
  for (r, run) in runs.enumerated() {
    warnings += ofRuns[r].map { sentence($0, run: r + 1) }
    let lengths = try comparingAll { try columnLengths(of: run.codes) }
    let collapsed = collapsedColumns(lengths, share: collapsedShare)
    guard !collapsed.isEmpty else { continue }
    warnings.append(
      "in run \(r + 1) \(numbered("column", collapsed)) \(collapsed.count == 1 ? "has" : "have") less than \(collapsedShare) of "
        + "the greatest variance of a column; \(collapsed.count == 1 ? "it" : "they") may have collapsed, yet "
        + "\(collapsed.count == 1 ? "counts" : "count") as much as the others")
  }
  return warnings
}

/// What the scores themselves give reason to doubt. Where the codes share little, which of two small scores is the smaller
/// is chance, and nothing is said.
func scoreWarnings(_ summaries: [CodeComparison.Measure: ScoreSummary]) -> [String] {
  guard let weak = summaries[.weak]?.mean, let strong = summaries[.strong]?.mean, strong > 0.5, weak < strong - 0.005
  else { return [] }
  return [
    "the score after alignment (\(rounded(weak))) is below the one before it (\(rounded(strong))): "
      + "one factor dominates the columns, and the strong score hides that the others differ"
  ]
}

private func sentence(_ warning: CodeWarning, run: Int) -> String {
  switch warning {
  case .constantColumns(_, let columns):
    "in run \(run) \(numbered("column", columns.map { $0 + 1 })) "
      + (columns.count == 1 ? "does not vary; its" : "do not vary; their") + " correlations count as zero"
  case .collinear(_, let condition):
    "in run \(run) the columns are nearly collinear (condition number \(rounded(condition))); scores after alignment "
      + "weigh directions that hardly vary as much as the others"
  case .rankDeficient(_, let rank, let columns):
    "in run \(run) the codes have rank \(rank) in \(counted(columns, "column")); read the canonical correlations one by one"
  case .fewerRowsThanColumns(_, let rows, let columns):
    "in run \(run) there \(rows == 1 ? "is" : "are") \(counted(rows, "point")) for \(counted(columns, "column")); scores after alignment mean nothing"
  case .weakBelowStrong: warning.description
  }
}

/// The columns that vary, but little beside the one that varies most; counted from one.
private func collapsedColumns(_ lengths: [Double], share: Double) -> [Int] {
  let greatest = lengths.max() ?? 0
  // Ratios are squared, as the squares of lengths may be no numbers.
  return lengths.indices.filter { lengths[$0] > 0 && (lengths[$0] / greatest) * (lengths[$0] / greatest) < share }
    .map { $0 + 1 }
}

/// Three digits after the point.
private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
