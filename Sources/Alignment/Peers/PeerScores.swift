public import LinearAlgebra

/// What other tools say of the codes of two runs, each a single number between 0 and 1: to compare with, not to judge by.
public struct PeerScores: Equatable, Sendable {
  /// R² of a linear fit from one run to the other, both ways averaged: the consistency of CEBRA (Schneider, Lee and Mathis, Nature
  /// 2023). In sample, over all columns together.
  public let consistency: Double
  /// ‖XᵀY‖_* / (‖X‖·‖Y‖) of centred codes: the cosine of the Procrustes angle (Williams et al., NeurIPS 2021), one where a
  /// rotation and a scale take one to the other.
  public let procrustes: Double
  /// ‖XᵀY‖² / (‖XᵀX‖·‖YᵀY‖) of centred codes: linear CKA (Kornblith et al., ICML 2019).
  public let alignment: Double
  /// The rank correlation of the distances between points, over the first 100: representational similarity
  /// (Kriegeskorte, Mur and Bandettini, 2008).
  public let similarity: Double

  /// Scores two codes of the same points, N×L each.
  ///
  /// - Complexity: O(N·L²).
  /// - Throws: ``AlignmentError``.
  public init(_ first: Matrix<Double>, _ second: Matrix<Double>) throws(AlignmentError) {
    try checkCodes(first, second)
    let (x, y) = (first.centred, second.centred)
    let (own, other, cross) = (gram(x), gram(y), matmulTransposedFirst(x, y))
    let svd = try decompose { () throws(FactorizationError) in try singularValues(cross) }
    let (traceX, traceY) = (own.diagonal.reduce(0, +), other.diagonal.reduce(0, +))
    let norms = (squares(own) * squares(other)).squareRoot()
    procrustes = traceX * traceY > 0 ? svd.values.reduce(0, +) / (traceX * traceY).squareRoot() : 0
    alignment = norms > 0 ? squares(cross) / norms : 0
    consistency =
      (try explained(own, cross, of: traceY) + (try explained(other, cross.transposed, of: traceX))) / 2
    similarity = try rankCorrelation(distances(x), distances(y))
  }
}

private func squares(_ a: Matrix<Double>) -> Double { a.elements.reduce(0) { $0 + $1 * $1 } }

/// The share of a trace that least squares explain: tr(CᵀS⁺C)/trace.
private func explained(
  _ own: Matrix<Double>, _ cross: Matrix<Double>, of trace: Double
) throws(AlignmentError) -> Double {
  let fit = try decompose { () throws(FactorizationError) in try leastSquares(own, cross, tolerance: 1e-12) }
  return trace > 0 ? zip(fit.elements, cross.elements).reduce(0) { $0 + $1.0 * $1.1 } / trace : 0
}

/// The distances between the first 100 points, each pair once.
private func distances(_ codes: Matrix<Double>) -> [Double] {
  RunPair.all(of: min(codes.rows, 100)).map { pair in
    (0..<codes.columns).reduce(0.0) { sum, j in
      let step = codes[pair.first, j] - codes[pair.second, j]
      return sum + step * step
    }.squareRoot()
  }
}

private func rankCorrelation(_ a: [Double], _ b: [Double]) throws(AlignmentError) -> Double {
  let (x, y) = (Matrix(rows: a.count, columns: 1, elements: a), Matrix(rows: b.count, columns: 1, elements: b))
  return max(0, try correlations(x, y, kind: .spearman).matrix[0, 0])
}
