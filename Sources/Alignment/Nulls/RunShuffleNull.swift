public import LinearAlgebra
public import Randomness
private import Requirements

/// What canonical correlations are worth, out of sample, where the points of runs are paired at random, as means over all
/// pairs of runs.
public struct RunShuffleNull: Equatable, Sendable {
  /// The least of a pair's correlations.
  public let least: NullDistribution
  /// The mean of a pair's correlations: the weak MCC.
  public let mean: NullDistribution
}

/// Returns what canonical correlations are worth where the points of runs are paired at random.
///
/// Each draw shuffles the points of every run once, within the half of the points that the canonical maps are fitted to
/// and within the half that they are scored on. What it takes of the codes is then the shuffled whitened ones: nothing
/// is decomposed anew but the correlations.
///
/// - Parameters:
///   - runs: Codes of the same points, N×d each, N ≥ 4.
///   - draws: How many draws.
///   - stream: Where shuffles are drawn from.
///   - progress: Is told the share of the draws that are done.
/// - Returns: The distribution over draws.
/// - Complexity: O(R·N·d²) once, and O(R·N·d + R²·N·d²) a draw.
/// - Throws: ``AlignmentError``.
public func shuffleNull(
  runs: [Matrix<Double>], draws: Int = 200, using stream: inout RandomStream,
  progress: (Double) -> Void = { _ in }
) throws(AlignmentError) -> RunShuffleNull {
  require(runs.count >= 2 && draws > 0, "a null of \(runs.count) runs and \(draws) draws is none")
  for run in runs { try checkCodes(runs[0], run, needed: fewestForHalves) }
  let halves = try runs.map { (run) throws(AlignmentError) in try WhitenedHalves(run) }
  let pairs = RunPair.all(of: runs.count)
  var (least, means): ([Double], [Double]) = ([], [])
  for draw in 0..<draws {
    let shuffled = halves.map { $0.shuffled(using: &stream) }
    var (leastSum, sum) = (0.0, 0.0)
    for pair in pairs {
      let found = try outOfSampleCorrelations(shuffled[pair.first], shuffled[pair.second])
      leastSum += found.min() ?? 0
      sum += found.isEmpty ? 0 : found.reduce(0, +) / Double(found.count)
    }
    least.append(leastSum / Double(pairs.count))
    means.append(sum / Double(pairs.count))
    progress(Double(draw + 1) / Double(draws))
  }
  return RunShuffleNull(least: NullDistribution(draws: least), mean: NullDistribution(draws: means))
}

/// A code, whitened by the moments of its first half.
private struct WhitenedHalves {
  /// The first half: orthonormal columns, as many as the rank.
  let fitted: Matrix<Double>
  /// The second half in the same coordinates, centred.
  let scored: Matrix<Double>
  /// The Gram matrix of the second half, which no shuffle changes.
  let scoredGram: Matrix<Double>

  init(_ codes: Matrix<Double>) throws(AlignmentError) {
    let middle = codes.rows / 2
    let whitening = try Whitening(codes.rows(0..<middle))
    fitted = whitening.basis.columns(at: Array(0..<whitening.rank))
    scored = whitening.map(through: .identity(whitening.rank))(codes.rows(middle..<codes.rows)).centred
    scoredGram = gram(scored)
  }

  private init(fitted: Matrix<Double>, scored: Matrix<Double>, scoredGram: Matrix<Double>) {
    self.fitted = fitted
    self.scored = scored
    self.scoredGram = scoredGram
  }

  func shuffled(using stream: inout RandomStream) -> WhitenedHalves {
    WhitenedHalves(
      fitted: fitted.rows(at: stream.permutation(fitted.rows)),
      scored: scored.rows(at: stream.permutation(scored.rows)), scoredGram: scoredGram)
  }
}

/// The correlations, over the second half, of the canonical variates of the first, with a zero for each direction that one
/// code has and the other has lost.
///
///     |pᵀ·S_xᵀS_y·q| / √(pᵀ·S_xᵀS_x·p · qᵀ·S_yᵀS_y·q)
private func outOfSampleCorrelations(_ a: WhitenedHalves, _ b: WhitenedHalves) throws(AlignmentError) -> [Double] {
  let lost = [Double](repeating: 0, count: abs(a.fitted.columns - b.fitted.columns))
  guard a.fitted.columns > 0, b.fitted.columns > 0 else { return lost }
  let svd = try decompose { () throws(FactorizationError) in
    try singularValues(matmulTransposedFirst(a.fitted, b.fitted))
  }
  let (p, q) = (svd.left, svd.rightTransposed.transposed)
  let between = matmulTransposedFirst(p, matmul(matmulTransposedFirst(a.scored, b.scored), q)).diagonal
  let first = matmulTransposedFirst(p, matmul(a.scoredGram, p)).diagonal
  let second = matmulTransposedFirst(q, matmul(b.scoredGram, q)).diagonal
  return between.indices.map { i in
    let square = first[i] * second[i]
    return square > 0 ? abs(between[i]) / square.squareRoot() : 0
  } + lost
}
