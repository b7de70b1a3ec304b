public import LinearAlgebra
public import Randomness
private import Requirements

/// What randomly rotated runs score, as means over all pairs of runs.
public struct RunRotationNull: Equatable, Sendable {
  /// The strong MCC.
  public let strong: NullDistribution
  /// ``oneToOneScore(_:_:)``.
  public let oneToOne: NullDistribution
}

/// Returns what runs score whose codes are whitened and turned, each by a uniform random rotation of its own.
///
/// Each draw rotates every run once, so that the means over pairs have the spread that pairs which share a run give them.
/// A mean over the pairs of unrotated codes above the upper quantile is evidence for more than affine equivalence.
///
/// - Parameters:
///   - runs: Codes of the same points, N×d each.
///   - blocks: The widths of groups of columns that are whitened and rotated each by itself; nil for one group of all.
///   - draws: How many draws.
///   - stream: Where rotations are drawn from.
/// - Returns: The distributions over draws.
/// - Complexity: O(R²·N·d²) once, and O(R²·d³) a draw.
/// - Throws: ``AlignmentError``.
public func rotationNull(
  runs: [Matrix<Double>], blocks: [Int]? = nil, draws: Int = 200, using stream: inout RandomStream
) throws(AlignmentError) -> RunRotationNull {
  require(runs.count >= 2 && draws > 0, "a null of \(runs.count) runs and \(draws) draws is none")
  for run in runs { try checkCodes(runs[0], run) }
  let widths = blocks ?? [runs[0].columns]
  require(
    runs.allSatisfy { $0.columns == widths.reduce(0, +) }, "blocks of \(widths) columns do not make up every code")
  let whitened = try runs.map { (run) throws(AlignmentError) in try whitenedBlocks(run, widths: widths) }
  let pairs = RunPair.all(of: runs.count)
  let crosses = pairs.map { matmulTransposedFirst(whitened[$0.first].basis, whitened[$0.second].basis) }
  let scores = try (0..<draws).map { _ throws(AlignmentError) in
    try rotatedScores(crosses, pairs, ranks: whitened.map(\.ranks), columns: runs[0].columns, &stream)
  }
  return RunRotationNull(
    strong: NullDistribution(draws: scores.map(\.strong)), oneToOne: NullDistribution(draws: scores.map(\.oneToOne)))
}

/// Means over pairs of runs in one draw.
struct RotatedScores: Sendable {
  let strong: Double
  let oneToOne: Double
}

/// Turns the white codes of every run at random, and scores the pairs by what that makes of their correlations.
func rotatedScores(
  _ crosses: [Matrix<Double>], _ pairs: [RunPair], ranks: [[Int]], columns: Int, _ stream: inout RandomStream
) throws(AlignmentError) -> RotatedScores {
  var turns: [Matrix<Double>] = []
  for widths in ranks { turns.append(try blockRotation(widths, &stream)) }
  var (strong, oneToOne) = (0.0, 0.0)
  for (pair, cross) in zip(pairs, crosses) {
    let turned = matmul(matmulTransposedFirst(turns[pair.first], cross), turns[pair.second])
    strong += bestMatches(turned).reduce(0) { $0 + abs(turned[$1.row, $1.column]) } / Double(columns)
    // Whitened codes regress on one another with their correlations.
    oneToOne += min(leastShare(turned), leastShare(turned.transposed))
  }
  return RotatedScores(strong: strong / Double(pairs.count), oneToOne: oneToOne / Double(pairs.count))
}

/// A matrix with a random rotation for each block on its diagonal.
private func blockRotation(
  _ widths: [Int], _ stream: inout RandomStream
) throws(AlignmentError) -> Matrix<Double> {
  let size = widths.reduce(0, +)
  var result = Matrix<Double>(rows: size, columns: size)
  var start = 0
  for width in widths where width > 0 {
    let rotation = try decompose { () throws(FactorizationError) in try haarRotation(width, using: &stream) }
    for i in 0..<width { for j in 0..<width { result[start + i, start + j] = rotation[i, j] } }
    start += width
  }
  return result
}
