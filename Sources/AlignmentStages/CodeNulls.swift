import Alignment
import AlignmentArtifacts
import LinearAlgebra
import Randomness
import RowBlocks

/// What codes score where there is nothing to find, as means over all pairs of runs.
struct CodeNulls {
  private let rotations: RunRotationNull
  private let shuffles: RunShuffleNull

  /// Draws the nulls of codes of the same points.
  ///
  /// Rotations act on moments. Fewer than 5,000 points are paired at random again and again; of more, correlations are
  /// normal (`CodeMoments/shuffleNull(draws:using:)`).
  ///
  /// - Parameters:
  ///   - moments: The moments of the codes.
  ///   - codes: N×L each.
  ///   - order: The points, those of the fitted half first.
  ///   - blocks: The widths of groups of columns that are rotated each by itself; empty for one group of all.
  ///   - draws: How many draws; 20 at most for more than 100 columns, where the spread of a null is far below its mean.
  ///   - stream: The stream that those of the nulls derive from.
  ///   - progress: Is told the share of the draws that are done.
  /// - Throws: `AlignmentError`, and what reading the codes throws.
  init(
    of moments: CodeMoments, _ codes: [RowBlocks], order: [Int], blocks: [Int], draws: Int, _ stream: RandomStream,
    progress: (Double) -> Void
  ) throws {
    let latents = codes[0].columns
    let draws = latents > 100 ? min(draws, 20) : draws
    rotations = try moments.rotationNull(
      blocks: blocks.isEmpty ? nil : blocks, draws: draws, using: stream.child("rotations"),
      progress: { progress(0.5 * $0) })
    var shuffle = stream.child("shuffles")
    shuffles =
      order.count < 5000 && latents <= 50
      ? try shuffleNull(
        runs: codes.map { try $0.rows(at: order) }, draws: draws, using: &shuffle,
        progress: { progress(0.5 + 0.5 * $0) })
      : moments.shuffleNull(draws: draws, using: &shuffle)
  }

  /// Of the strong MCC.
  func rotation(_ rule: EquivalenceRule) -> CodeComparison.Null { CodeComparison.Null(rotations.strong, rule) }

  /// Of the one-to-one score.
  func oneToOne(_ rule: EquivalenceRule) -> CodeComparison.Null { CodeComparison.Null(rotations.oneToOne, rule) }

  /// Of the least canonical correlation.
  func shuffle(_ rule: EquivalenceRule) -> CodeComparison.Null { CodeComparison.Null(shuffles.least, rule) }

  /// Of the mean of canonical correlations.
  func weak(_ rule: EquivalenceRule) -> CodeComparison.Null { CodeComparison.Null(shuffles.mean, rule) }
}

extension CodeComparison.Null {
  fileprivate init(_ null: NullDistribution, _ rule: EquivalenceRule) {
    self.init(draws: null.draws, mean: null.mean, upper: null.criticalValue(confidence: rule.confidence))
  }
}
