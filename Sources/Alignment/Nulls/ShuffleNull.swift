public import LinearAlgebra
public import Randomness
private import Requirements

/// Returns what a score is worth when the points of one code are paired with random points of the other.
///
///     let null = try shuffleNull(x, y, using: &stream) { try weakScore($0, $1).score.outOfSample }
///
/// - Parameters:
///   - x: N×d₁.
///   - y: N×d₂; its rows are shuffled.
///   - draws: How many shuffles.
///   - stream: Where they are drawn from.
///   - score: The score of two codes.
/// - Returns: The score of each draw.
/// - Complexity: That of the score, times the draws.
/// - Throws: ``AlignmentError``, and what the score throws.
public func shuffleNull(
  _ x: Matrix<Double>, _ y: Matrix<Double>, draws: Int = 200, using stream: inout RandomStream,
  score: (Matrix<Double>, Matrix<Double>) throws(AlignmentError) -> Double
) throws(AlignmentError) -> NullDistribution {
  require(draws > 0, "a null needs draws, not \(draws)")
  try checkCodes(x, y)
  var scores: [Double] = []
  for _ in 0..<draws {
    scores.append(try score(x, y.rows(at: stream.permutation(y.rows))))
  }
  return NullDistribution(draws: scores)
}
