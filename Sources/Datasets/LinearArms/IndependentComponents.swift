private import Foundation
public import LinearAlgebra
public import Randomness
private import Requirements

/// The directions in which a sample is least normal (FastICA, symmetric, log cosh; Hyvärinen 1999): what linear
/// independent component analysis makes of points, without labels.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | μ | `mean` | D |
/// | W | `unmixing` | L×D |
///
/// A code is z = W·(x − μ), of mean zero and variance one, uncorrelated; order and signs are arbitrary.
public struct IndependentComponents: Equatable, Sendable {
  /// μ.
  public let mean: [Double]
  /// W, a row a component.
  public let unmixing: Matrix<Double>
  /// Iterations until directions moved by less than the tolerance; nil where they did not.
  public let iterations: Int?

  /// Finds the components of points, N×D, among the first L principal ones.
  ///
  ///     W ← E[g(W·x)·xᵀ] − diag(E[g′(W·x)])·W,  W ← (W·Wᵀ)^{−1/2}·W,  g = tanh
  ///
  /// - Parameters:
  ///   - points: N×D.
  ///   - count: L, at most D.
  ///   - tolerance: Largest change of 1 − |cos| of a direction in an iteration at which it ends.
  ///   - limit: Iterations at most.
  ///   - stream: Draws where directions begin.
  /// - Complexity: O(N·D² + N·L² an iteration).
  /// - Throws: ``DatasetError`` or `FactorizationError`, where points have fewer than L directions with variance.
  public init(
    fitting points: Matrix<Double>, count: Int, tolerance: Double = 1e-8, limit: Int = 1_000,
    using stream: inout RandomStream
  ) throws {
    let principal = try PrincipalComponents(fitting: points, count: count)
    let scales = try principal.whiteningScales()
    let white = principal.transform(points).scalingColumns(by: scales.map { 1 / $0 })
    var w = try orthonormalised(gaussianMatrix(count, count, using: &stream))
    var converged: Int?
    for iteration in 1...limit {
      let next = try orthonormalised(leastNormalStep(w, white))
      let moved = (0..<count).map { 1 - abs(dot(next.row($0), w.row($0))) }.max() ?? 0
      w = next
      if moved < tolerance {
        converged = iteration
        break
      }
    }
    mean = principal.mean
    unmixing = matmul(w, principal.components.transposed.scalingColumns(by: scales.map { 1 / $0 }).transposed)
    iterations = converged
  }

  /// Returns the codes of points, N×L.
  public func transform(_ points: Matrix<Double>) -> Matrix<Double> {
    matmulTransposedSecond(points.addingToRows(mean.map { -$0 }), unmixing)
  }
}

/// E[g(W·x)·xᵀ] − diag(E[g′(W·x)])·W over whitened points, N×L.
private func leastNormalStep(_ w: Matrix<Double>, _ white: Matrix<Double>) -> Matrix<Double> {
  let n = Double(white.rows)
  let g = matmulTransposedSecond(white, w).map { tanh($0) }
  let slopes = g.map { 1 - $0 * $0 }.columnSums.map { $0 / n }
  var next = matmulTransposedFirst(g, white).map { $0 / n }
  for i in 0..<w.rows { for j in 0..<w.columns { next[i, j] -= slopes[i] * w[i, j] } }
  return next
}

/// (W·Wᵀ)^{−1/2}·W.
private func orthonormalised(_ w: Matrix<Double>) throws(FactorizationError) -> Matrix<Double> {
  let eigen = try symmetricEigen(matmulTransposedSecond(w, w))
  let scaled = eigen.vectors.scalingColumns(by: eigen.values.map { 1 / $0.squareRoot() })
  return matmul(matmulTransposedSecond(scaled, eigen.vectors), w)
}

private func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

extension Matrix<Double> {
  /// The columns, each times its factor.
  func scalingColumns(by factors: [Double]) -> Matrix<Double> {
    var result = self
    for i in 0..<rows { for j in 0..<columns { result[i, j] *= factors[j] } }
    return result
  }
}
