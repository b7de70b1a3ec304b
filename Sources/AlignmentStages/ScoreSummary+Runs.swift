import Alignment
import AlignmentArtifacts
import LinearAlgebra
import Stages

extension ScoreSummary {
  /// The scores of all pairs of at least two runs, with an interval by leaving out runs.
  ///
  /// - Parameters:
  ///   - scores: The scores.
  ///   - confidence: The coverage of the interval.
  ///   - bounds: What a score can be at all.
  init(_ scores: PairwiseScores, confidence: Double, within bounds: ClosedRange<Double>) {
    let values = scores.values
    self.init(
      mean: scores.mean ?? 0, standardDeviation: scores.standardDeviation, least: values.min() ?? 0,
      greatest: values.max() ?? 0,
      interval: scores.jackknife?.interval(confidence: confidence, within: bounds))
  }

  /// The scores from each of at least two runs to each other one, which need not be symmetric.
  ///
  /// Deviation and extremes are over ordered pairs; the interval leaves out runs.
  ///
  /// - Parameters:
  ///   - matrix: R×R, from the row's run to the column's.
  ///   - confidence: The coverage of the interval.
  ///   - bounds: What a score can be at all.
  init(ordered matrix: Matrix<Double>, confidence: Double, within bounds: ClosedRange<Double>) {
    let values = (0..<matrix.rows).flatMap { i in (0..<matrix.rows).filter { $0 != i }.map { matrix[i, $0] } }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let both = PairwiseScores(0.5 * (matrix + matrix.transposed))
    self.init(
      mean: mean, standardDeviation: (squares / Double(values.count - 1)).squareRoot(), least: values.min() ?? mean,
      greatest: values.max() ?? mean, interval: both.jackknife?.interval(confidence: confidence, within: bounds))
  }

  /// Shares of variance of all pairs, with the limits of their estimate, which are shares too; two runs have none.
  init(_ scores: PairwiseScores, _ estimate: ShareEstimate, confidence: Double) {
    let values = scores.values
    let limits = estimate.logLimits(confidence: confidence)
    // A bend that is divided by what is found of planted ones may itself be above one.
    let most = max(1, estimate.mean, limits.lowerBound)
    self.init(
      mean: scores.mean ?? 0, standardDeviation: scores.standardDeviation, least: values.min() ?? 0,
      greatest: values.max() ?? 0,
      interval: estimate.runs > 2 ? limits.lowerBound...min(limits.upperBound, most) : nil)
  }

  /// Scores of at least two independent runs, with Student's interval mean ± t·sd/√R.
  init(independent scores: [Double], confidence: Double) {
    let count = Double(scores.count)
    let mean = scores.reduce(0, +) / count
    let deviation = (scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    let reach =
      studentQuantile((1 + confidence) / 2, degreesOfFreedom: scores.count - 1) * deviation / count.squareRoot()
    self.init(
      mean: mean, standardDeviation: deviation, least: scores.min() ?? mean, greatest: scores.max() ?? mean,
      interval: mean - reach...mean + reach)
  }
}
