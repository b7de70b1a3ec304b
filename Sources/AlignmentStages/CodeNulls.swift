private import Alignment
import AlignmentArtifacts
import LinearAlgebra
import Randomness

/// What codes score where there is nothing to find, as means over all pairs of runs.
struct CodeNulls {
  private let rotations: RunRotationNull
  private let shuffles: NullDistribution

  /// Draws the nulls of codes of the same points.
  ///
  /// - Parameters:
  ///   - codes: N×L each.
  ///   - blocks: The widths of groups of columns that are rotated each by itself; empty for one group of all.
  ///   - draws: How many draws.
  ///   - stream: The stream that those of the nulls derive from.
  /// - Throws: `AlignmentError`.
  init(of codes: [Matrix<Double>], blocks: [Int], draws: Int, _ stream: RandomStream) throws {
    var (rotation, shuffle) = (stream.child("rotations"), stream.child("shuffles"))
    rotations = try rotationNull(runs: codes, blocks: blocks.isEmpty ? nil : blocks, draws: draws, using: &rotation)
    shuffles = try shuffleNull(runs: codes, draws: draws, using: &shuffle)
  }

  /// Of the strong MCC.
  func rotation(_ rule: EquivalenceRule) -> CodeComparison.Null { CodeComparison.Null(rotations.strong, rule) }

  /// Of the one-to-one score.
  func oneToOne(_ rule: EquivalenceRule) -> CodeComparison.Null { CodeComparison.Null(rotations.oneToOne, rule) }

  /// Of the least canonical correlation.
  func shuffle(_ rule: EquivalenceRule) -> CodeComparison.Null { CodeComparison.Null(shuffles, rule) }
}

extension CodeComparison.Null {
  fileprivate init(_ null: NullDistribution, _ rule: EquivalenceRule) {
    self.init(draws: null.draws, mean: null.mean, upper: null.criticalValue(confidence: rule.confidence))
  }
}
