private import Foundation
import LinearAlgebra
public import Randomness
private import Requirements

extension CodeMoments {
  /// Returns what runs score whose codes are whitened and turned, each by a uniform random rotation of its own.
  ///
  /// As ``rotationNull(runs:blocks:draws:using:)``, from moments: rotations of white codes act on their correlations.
  ///
  /// - Parameters:
  ///   - blocks: The widths of groups of columns that are whitened and rotated each by itself; nil for one group.
  ///   - draws: How many draws.
  ///   - stream: The draw of each number has a stream of its own below this one.
  ///   - progress: Is told the share of the draws that are done.
  /// - Returns: The distributions over draws.
  /// - Complexity: O(R²·L³) a draw.
  /// - Throws: ``AlignmentError``.
  public func rotationNull(
    blocks: [Int]? = nil, draws: Int, using stream: RandomStream, progress: (Double) -> Void = { _ in }
  ) throws(AlignmentError) -> RunRotationNull {
    require(draws > 0, "a null needs draws, not \(draws)")
    let widths = blocks ?? [runs[0].back.columns]
    let white = try runs.indices.map { r throws(AlignmentError) in try whiteBlocks(r, widths) }
    let pairs = RunPair.all(of: runs.count)
    let crosses = pairs.map {
      matmulTransposedFirst(white[$0.first].map, matmul(whole.covariance($0.first, $0.second), white[$0.second].map))
    }
    let (ranks, columns) = (white.map(\.ranks), runs[0].back.columns)
    let scores = try inParallel(draws, progress: progress) { (draw) throws(AlignmentError) in
      var own = stream.child(draw)
      return try rotatedScores(crosses, pairs, ranks: ranks, columns: columns, &own)
    }
    return RunRotationNull(
      strong: NullDistribution(draws: scores.map(\.strong)), oneToOne: NullDistribution(draws: scores.map(\.oneToOne)))
  }

  /// Returns what canonical correlations are worth, out of sample, where the points of runs are paired at random.
  ///
  /// The correlation of two variates over n points paired at random has mean zero and variance 1/(n − 1), exactly and whatever
  /// the half that they were fitted to, and is normal as n grows. So nothing is shuffled.
  ///
  /// - Parameters:
  ///   - draws: How many draws.
  ///   - stream: Where they are drawn from.
  /// - Returns: The distributions over draws.
  public func shuffleNull(draws: Int, using stream: inout RandomStream) -> RunShuffleNull {
    require(draws > 0, "a null needs draws, not \(draws)")
    let deviation = 1 / Double(max(scoredPoints - 1, 1)).squareRoot()
    let pairs = RunPair.all(of: runs.count)
    var (least, means): ([Double], [Double]) = ([], [])
    for _ in 0..<draws {
      var (leastSum, sum) = (0.0, 0.0)
      for pair in pairs {
        let (a, b) = (runs[pair.first].rank, runs[pair.second].rank)
        let found = (0..<min(a, b)).map { _ in min(1, abs(deviation * stream.normal())) }
        leastSum += a == b ? found.min() ?? 0 : 0
        sum += max(a, b) == 0 ? 0 : found.reduce(0, +) / Double(max(a, b))
      }
      least.append(leastSum / Double(pairs.count))
      means.append(sum / Double(pairs.count))
    }
    return RunShuffleNull(least: NullDistribution(draws: least), mean: NullDistribution(draws: means))
  }

  /// What whitens groups of a run's columns, each by itself, from white coordinates, and how many directions each has.
  private func whiteBlocks(_ run: Int, _ widths: [Int]) throws(AlignmentError) -> WhiteBlocks {
    require(
      widths.reduce(0, +) == runs[run].back.columns, "blocks of \(widths) columns do not make up every code")
    var parts: [Matrix<Double>] = []
    var start = 0
    for width in widths {
      let back = runs[run].back.columns(at: Array(start..<start + width))
      let own = try WhiteHalf(matmulTransposedFirst(back, matmul(whole.covariance(run, run), back)))
      parts.append(matmul(back, own.map))
      start += width
    }
    return WhiteBlocks(map: .joinedColumns(parts), ranks: parts.map(\.columns))
  }
}

private struct WhiteBlocks: Sendable {
  let map: Matrix<Double>
  let ranks: [Int]
}
