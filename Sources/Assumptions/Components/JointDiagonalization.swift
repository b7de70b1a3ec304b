private import Foundation
public import LinearAlgebra

/// Coordinates in which the covariances of J components over m coordinates are diagonal, or as nearly so as can be.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | B | `matrix` | m×m |
/// | D, the diagonals of B·Σ_j·Bᵀ | `variances` | J×m |
/// | L | `criterion` | |
///
///     L(B) = ½ Σ_j w_j [ log det diag(B·Σ_j·Bᵀ) − log det(B·Σ_j·Bᵀ) ]
///
/// L is not negative, the same in whatever coordinates the covariances are given, and zero exactly where B makes all of
/// them diagonal. Source: D. T. Pham, "Joint approximate diagonalization of positive definite Hermitian matrices", SIAM
/// J. Matrix Anal. Appl. 22, 2001; of one basis for all components, B. Flury's common principal components.
public struct JointDiagonalization: Equatable, Sendable {
  /// B. Its rows are scaled to Σ_j w_j (B·Σ_j·Bᵀ)_ss = 1, with their largest entry positive, in the order of falling
  /// (B·Σ_1·Bᵀ)_ss.
  public let matrix: Matrix<Double>
  /// The variance of each component in each of the new coordinates.
  public let variances: Matrix<Double>
  /// L, in nats a point.
  public let criterion: Double
  /// The largest correlation, in absolute value, that is left between two coordinates within a component.
  public let largestCorrelation: Double
  /// The largest entry of the gradient of L: of the order of rounding where the search converged.
  public let gradient: Double
}

/// Returns the B that makes several covariances as nearly diagonal as can be.
///
/// A quasi-Newton search with the Hessian that L has where all are diagonal (P. Ablin, J.-F. Cardoso and A. Gramfort,
/// "Beyond Pham's algorithm for joint diagonalization", ESANN 2019), from seven starts: the eigenvectors of six mixtures
/// of the whitened covariances, and of the two components whose variance ratios differ most. Two covariances are
/// diagonalized exactly.
///
/// - Parameters:
///   - covariances: J symmetric positive definite matrices, m×m.
///   - weights: w, J values, divided by their sum here; a component of weight zero has no say.
/// - Returns: B with what it leaves.
/// - Complexity: O(J·m³) a step, and J² eigenproblems for the starts.
/// - Throws: ``ComponentsError``.
public func jointDiagonalization(
  of covariances: [Matrix<Double>], weights: [Double]
) throws(ComponentsError) -> JointDiagonalization {
  let problem = try DiagonalizationProblem(covariances, weights)
  var best: DiagonalizationSearch?
  for start in problem.starts() {
    var search = DiagonalizationSearch(problem, from: start)
    search.run()
    if search.value < best?.value ?? .infinity { best = search }
  }
  guard let best else { throw .noComponents }
  return problem.result(best)
}

/// Covariances in coordinates in which their weighted mean is the identity.
struct DiagonalizationProblem {
  /// L⁻¹·Σ_j·L⁻ᵀ.
  let covariances: [Matrix<Double>]
  /// w, with sum one.
  let weights: [Double]
  /// log det of each.
  let logDeterminants: [Double]
  /// L.
  private let factor: Matrix<Double>
  private let original: [Matrix<Double>]

  init(_ covariances: [Matrix<Double>], _ weights: [Double]) throws(ComponentsError) {
    guard let m = covariances.first?.rows, m > 0 else { throw .noComponents }
    guard covariances.count == weights.count else {
      throw .shape(part: "weights", is: "\(weights.count)", expected: "\(covariances.count)")
    }
    if let odd = covariances.first(where: { $0.rows != m || $0.columns != m }) {
      throw .shape(part: "covariances", is: odd.shape, expected: "\(m)×\(m)")
    }
    let total = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), total > 0, total.isFinite else { throw .weights }
    let shares = weights.map { $0 / total }
    var mean = Matrix<Double>(rows: m, columns: m)
    for (covariance, share) in zip(covariances, shares) { mean = mean + share * covariance }
    let factor = try factorOrThrow(mean, component: 0)
    var whitened: [Matrix<Double>] = []
    var logDeterminants: [Double] = []
    for (j, covariance) in covariances.enumerated() {
      let seen = solveLower(factor, solveLower(factor, covariance).transposed)
      let symmetric = 0.5 * (seen + seen.transposed)
      whitened.append(symmetric)
      logDeterminants.append(logDeterminant(ofCholesky: try factorOrThrow(symmetric, component: j)))
    }
    (self.covariances, self.weights, self.logDeterminants) = (whitened, shares, logDeterminants)
    (self.factor, original) = (factor, covariances)
  }

  /// Orthogonal matrices to start from.
  func starts() -> [Matrix<Double>] {
    var mixed: [Matrix<Double>] = []
    for number in 0..<6 {
      var sum = Matrix<Double>(rows: factor.rows, columns: factor.rows)
      for (j, covariance) in covariances.enumerated() where weights[j] > 0 {
        // Multiples of the golden section: as different as can be, and the same in every run.
        let phase = (Double((number + 1) * (j + 1)) * 0.618_033_988_749_894_8).truncatingRemainder(dividingBy: 1)
        sum = sum + (phase - 0.5) * covariance
      }
      mixed.append(sum)
    }
    var starts = mixed.compactMap { (try? symmetricEigen($0))?.vectors.transposed }
    if let pair = mostDifferentPair() { starts.insert(pair, at: 0) }
    return starts
  }

  /// The generalized eigenvectors of the two components whose variance ratios are farthest apart from one another.
  private func mostDifferentPair() -> Matrix<Double>? {
    var best: (gap: Double, vectors: Matrix<Double>)?
    let used = covariances.indices.filter { weights[$0] > 0 }
    for (place, u) in used.enumerated() {
      for v in used[(place + 1)...] {
        guard let eigen = try? symmetricEigen(covariances[u], relativeTo: covariances[v]) else { continue }
        let logs = eigen.values.map { log(max($0, .leastNormalMagnitude)) }
        let gap = zip(logs, logs.dropFirst()).map { $1 - $0 }.min() ?? 0
        if gap > best?.gap ?? -1 { best = (gap, eigen.vectors.transposed) }
      }
    }
    return best?.vectors
  }

  /// The result in the original coordinates: B·L⁻¹, normalised.
  fileprivate func result(_ search: DiagonalizationSearch) -> JointDiagonalization {
    let b = solveLowerTransposed(factor, search.matrix.transposed).transposed
    let images = original.map { matmulTransposedSecond(matmul(b, $0), b) }
    let m = b.rows
    let scales = (0..<m).map { s in
      1 / zip(images, weights).reduce(0) { $0 + $1.1 * $1.0[s, s] }.squareRoot()
    }
    let order = (0..<m).sorted { a, c in
      let first = images[0][a, a] * scales[a] * scales[a]
      let second = images[0][c, c] * scales[c] * scales[c]
      return (-first, a) < (-second, c)
    }
    var matrix = b.rows(at: order)
    for (row, s) in order.enumerated() {
      let largest = b.row(s).max { abs($0) < abs($1) } ?? 1
      for j in 0..<m { matrix[row, j] *= largest < 0 ? -scales[s] : scales[s] }
    }
    return JointDiagonalization(
      matrix: matrix,
      variances: Matrix(images.map { image in order.map { image[$0, $0] * scales[$0] * scales[$0] } }),
      criterion: max(0, search.value), largestCorrelation: images.map(largestCorrelation).max() ?? 0,
      gradient: search.slope)
  }
}

/// The largest correlation of two coordinates.
private func largestCorrelation(_ covariance: Matrix<Double>) -> Double {
  var largest = 0.0
  for s in 0..<covariance.rows {
    for t in 0..<s {
      largest = max(largest, abs(covariance[s, t]) / (covariance[s, s] * covariance[t, t]).squareRoot())
    }
  }
  return largest
}

private func factorOrThrow(
  _ covariance: Matrix<Double>, component: Int
) throws(ComponentsError) -> Matrix<Double> {
  do { return try cholesky(covariance) } catch { throw .covariance(component: component, error) }
}
