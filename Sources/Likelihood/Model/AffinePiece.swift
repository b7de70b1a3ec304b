private import LinearAlgebra

/// A piece of a piecewise-affine curve: f(z) = a·z + c for z in an interval.
public struct AffinePiece: Equatable, Sendable {
  /// Where the interval begins; −∞ for the first piece.
  public let lower: Double
  /// Where it ends; ∞ for the last.
  public let upper: Double
  /// a, n numbers.
  public let slope: [Double]
  /// c, n numbers.
  public let intercept: [Double]
  /// The slope of each unit's activation on the piece, h numbers: one or the leak.
  public let gains: [Double]
}

extension ShallowDecoder {
  /// The pieces from left to right, at most h+1. Breakpoints that coincide make no piece between them.
  public var pieces: [AffinePiece] {
    let breaks = Set((0..<units).map { -biases[$0] / inputWeights[$0] }.filter(\.isFinite)).sorted()
    let ends = [-Double.infinity] + breaks + [Double.infinity]
    return (0...breaks.count).map { k in piece(from: ends[k], to: ends[k + 1]) }
  }

  private func piece(from lower: Double, to upper: Double) -> AffinePiece {
    let gains = (0..<units).map { i in
      // A unit switches at its own breakpoint: on the piece, it is on to the right of it where w > 0, else to the left.
      let isRight = -biases[i] / inputWeights[i] <= lower
      return isRight == (inputWeights[i] > 0) ? 1 : leak
    }
    var slope = [Double](repeating: 0, count: outputs)
    var intercept = shift
    for i in 0..<units {
      for d in 0..<outputs {
        slope[d] += outputWeights[i, d] * gains[i] * inputWeights[i]
        intercept[d] += outputWeights[i, d] * gains[i] * biases[i]
      }
    }
    return AffinePiece(lower: lower, upper: upper, slope: slope, intercept: intercept, gains: gains)
  }
}
