import LinearAlgebra

/// The scores of the codes of two runs, from moments.
public struct PairScores: Equatable, Sendable {
  /// The strong MCC, matched on one half and scored on the other.
  public let strong: Double
  /// The strong MCC of all points.
  public let strongWhole: Double
  /// The mean canonical correlation of all points.
  public let weakWhole: Double
  /// Each canonical correlation, fitted on one half and scored on the other; zero where one code lacks the direction.
  public let outOfSampleCorrelations: [Double]
  /// All canonical correlations of all points, descending.
  public let spectrum: [Double]
  /// How far the affine map between the codes makes each column of one column alone, for the worst of them.
  public let oneToOne: Double
  /// The affine map from the first to the second, fitted on one half and scored on the other.
  public let there: MapScore
  /// The same from the second to the first.
  public let back: MapScore

  /// What an affine map predicts out of sample.
  public struct MapScore: Equatable, Sendable {
    /// The mean R² over columns.
    public let rSquared: Double
    /// The MCC of the mapped code and the target.
    public let meanCorrelation: Double
  }

  /// The mean of the canonical correlations out of sample: the weak MCC.
  public var weak: Double { outOfSampleCorrelations.isEmpty ? 0 : mean(outOfSampleCorrelations) }
}

extension CodeMoments {
  /// Returns the scores of the pairs of all runs, i < j, row by row.
  ///
  /// - Complexity: O(R²·L³).
  /// - Throws: ``AlignmentError``.
  public func scores() throws(AlignmentError) -> [PairScores] {
    let all = RunPair.all(of: runs.count)
    return try inParallel(all.count) { (k) throws(AlignmentError) in try scores(all[k].first, all[k].second) }
  }

  /// Returns the scores of two runs.
  public func scores(_ i: Int, _ j: Int) throws(AlignmentError) -> PairScores {
    let (fittedCross, scoredCross) = (correlations(i, j, over: fitted), correlations(i, j, over: scored))
    let matches = bestMatches(fittedCross)
    let all = correlations(i, j, over: whole)
    let canonical = try CanonicalPair(self, i, j)
    return PairScores(
      strong: matches.reduce(0) { $0 + abs(scoredCross[$1.row, $1.column]) } / Double(max(matches.count, 1)),
      strongWhole: bestMatches(all).reduce(0) { $0 + abs(all[$1.row, $1.column]) } / Double(max(matches.count, 1)),
      weakWhole: canonical.weakWhole, outOfSampleCorrelations: canonical.outOfSample, spectrum: canonical.spectrum,
      oneToOne: oneToOneScore(i, j), there: mapScore(from: i, to: j), back: mapScore(from: j, to: i))
  }

  /// Returns how far the affine map between two runs makes each column of one column alone; see ``oneToOneScore(_:_:)``.
  ///
  public func oneToOneScore(_ i: Int, _ j: Int) -> Double {
    min(leastShare(regression(i, j)), leastShare(regression(j, i)))
  }

  /// Returns the one-to-one scores of pairs, in parallel.
  public func oneToOneScores(_ pairs: [RunPair]) -> [Double] {
    inParallel(pairs.count) { oneToOneScore(pairs[$0].first, pairs[$0].second) }
  }

  /// Correlations of the columns of two runs over some of the points; zero where one is constant there.
  func correlations(_ i: Int, _ j: Int, over half: HalfMoments) -> Matrix<Double> {
    var result = matmul(matmulTransposedFirst(runs[i].back, half.covariance(i, j)), runs[j].back)
    let (first, second) = (half.deviations[i], half.deviations[j])
    for a in 0..<result.rows {
      for b in 0..<result.columns {
        let scale = first[a] * second[b]
        result[a, b] = scale > 0 ? result[a, b] / scale : 0
      }
    }
    return result
  }

  /// Coefficients of the standardized columns of run j regressed on those of run i, L×L, of least norm.
  private func regression(_ i: Int, _ j: Int) -> Matrix<Double> {
    matmul(inverses[i], matmul(slopes(i, j, over: whole), runs[j].back))
  }

  /// The least-squares map of white coordinates from run i to run j over some of the points, k₁×k₂.
  func slopes(_ i: Int, _ j: Int, over half: HalfMoments) -> Matrix<Double> {
    let own = half.whitening[i]
    return matmul(own, matmulTransposedFirst(own, half.covariance(i, j)))
  }

  /// How well the affine map of the fitted half predicts the other half.
  private func mapScore(from i: Int, to j: Int) -> PairScores.MapScore {
    let slopes = slopes(i, j, over: fitted)
    let back = runs[j].back
    let map = matmul(slopes, back)  // to standardized columns
    let fittedCross = predictedCorrelations(map, i, j, over: fitted)
    let scoredCross = predictedCorrelations(map, i, j, over: scored)
    let matches = bestMatches(fittedCross)
    return PairScores.MapScore(
      rSquared: rSquared(map, from: i, to: j),
      meanCorrelation: matches.reduce(0) { $0 + abs(scoredCross[$1.row, $1.column]) } / Double(max(matches.count, 1)))
  }

  /// Correlations of predicted columns with the columns of run j.
  private func predictedCorrelations(
    _ map: Matrix<Double>, _ i: Int, _ j: Int, over half: HalfMoments
  ) -> Matrix<Double> {
    var result = matmul(matmulTransposedFirst(map, half.covariance(i, j)), runs[j].back)
    let moved = matmul(half.covariance(i, i), map)
    let second = half.deviations[j]
    for a in 0..<result.rows {
      let variance = (0..<map.rows).reduce(0.0) { $0 + map[$1, a] * moved[$1, a] }
      let first = variance > vanishingVariance ? variance.squareRoot() : 0
      for b in 0..<result.columns { result[a, b] = first * second[b] > 0 ? result[a, b] / (first * second[b]) : 0 }
    }
    return result
  }

  /// The mean over columns of 1 − error²/variance, over the scored half, by a map of the fitted half.
  private func rSquared(_ map: Matrix<Double>, from i: Int, to j: Int) -> Double {
    let back = runs[j].back
    let own = matmulTransposedFirst(back, matmul(scored.covariance(j, j), back)).diagonal
    let cross = matmulTransposedFirst(map, matmul(scored.covariance(i, j), back)).diagonal
    let predicted = matmulTransposedFirst(map, matmul(scored.covariance(i, i), map)).diagonal
    let step = zip(scored.means(i), fitted.means(i)).map { $0 - $1 }
    let targetStep = zip(scored.means(j), fitted.means(j)).map { $0 - $1 }
    let columns = back.columns
    let shifts = (0..<columns).map { b in
      back.column(b).indices.reduce(0.0) { $0 + back[$1, b] * targetStep[$1] }
        - (0..<map.rows).reduce(0.0) { $0 + map[$1, b] * step[$1] }
    }
    let all = (0..<columns).map { b in
      let error = own[b] - 2 * cross[b] + predicted[b] + shifts[b] * shifts[b]
      return own[b] > vanishingVariance ? 1 - max(0, error) / own[b] : 0
    }
    return mean(all)
  }
}

/// Canonical correlations of two runs: of all points, and from one half to the other.
private struct CanonicalPair {
  let weakWhole: Double
  let outOfSample: [Double]
  let spectrum: [Double]

  init(_ moments: CodeMoments, _ i: Int, _ j: Int) throws(AlignmentError) {
    let columns = moments.runs[i].back.columns
    let whole = try Self.canonical(moments.whole, i, j)
    spectrum = whole.values
    let pairs = min(columns, moments.runs[j].back.columns, max(whole.first.columns, whole.second.columns))
    weakWhole = pairs == 0 ? 0 : spectrum.prefix(pairs).reduce(0, +) / Double(pairs)
    let fitted = try Self.canonical(moments.fitted, i, j)
    let count = min(columns, moments.runs[j].back.columns, max(fitted.first.columns, fitted.second.columns))
    let half = moments.scored
    let (p, q) = (matmul(fitted.first, fitted.left), matmul(fitted.second, fitted.right))
    let between = matmulTransposedFirst(p, matmul(half.covariance(i, j), q)).diagonal
    let first = matmulTransposedFirst(p, matmul(half.covariance(i, i), p)).diagonal
    let second = matmulTransposedFirst(q, matmul(half.covariance(j, j), q)).diagonal
    let found = between.indices.map { k in
      min(first[k], second[k]) > vanishingVariance ? abs(between[k]) / (first[k] * second[k]).squareRoot() : 0
    }
    outOfSample = Array((found + [Double](repeating: 0, count: max(0, count - found.count))).prefix(count))
  }

  private struct Fit {
    let values: [Double]
    let first: Matrix<Double>
    let second: Matrix<Double>
    let left: Matrix<Double>
    let right: Matrix<Double>
  }

  private static func canonical(_ half: HalfMoments, _ i: Int, _ j: Int) throws(AlignmentError) -> Fit {
    let (first, second) = (half.whitening[i], half.whitening[j])
    let cross = matmulTransposedFirst(first, matmul(half.covariance(i, j), second))
    let svd = try decompose { () throws(FactorizationError) in try singularValues(cross) }
    return Fit(
      values: svd.values.map { min($0, 1) }, first: first, second: second, left: svd.left,
      right: svd.rightTransposed.transposed)
  }
}
