private import Foundation
public import LinearAlgebra
public import Probability

/// A test of assumption P2: that given its component, the coordinates of z are independent in some basis, and that the
/// components tell which basis it is.
///
/// All figures are of the basis B that ``jointDiagonalization(of:weights:)`` finds. With D_js the variance of component
/// j in coordinate s, and w_j its share of the points:
///
///     Γ_st = Σ_j w_j D_jt/D_js,   I_st = Γ_st·Γ_ts − 1,   var(leak of t into s) = Γ_ts/(N·I_st)
public struct ConditionalIndependence: Equatable, Sendable {
  /// The two components whose variances tell the coordinates apart best.
  public struct Gap: Equatable, Sendable {
    /// min over s ≠ t of |log(D_us/D_vs) − log(D_ut/D_vt)|: zero where two coordinates may be turned into one another.
    public let value: Double
    /// u.
    public let first: Int
    /// v.
    public let second: Int
  }

  /// The basis, with what it leaves of correlations.
  public let diagonalization: JointDiagonalization
  /// N; nil where the covariances are exact.
  public let points: Double?
  /// 2·N·L, chi-squared distributed where the covariances of N points are diagonal in one basis; nil without N, and
  /// where there are no degrees of freedom.
  public let likelihoodRatio: Double?
  /// m·(m − 1)·(J − 2)/2: none for two components, which always have a common basis.
  public let degreesOfFreedom: Int
  /// The probability of such a ratio, or a greater one, under P2.
  public let probability: Double?
  /// The gap; nil for one component, and for one coordinate.
  public let gap: Gap?
  /// I, m×m, zero on its diagonal and where the ratio of two coordinates' variances is the same in all components.
  public let information: Matrix<Double>
  /// The standard error of the coefficient by which coordinate t leaks into s, entry (s, t): infinite where I_st is
  /// zero. Nil without N.
  public let leaks: Matrix<Double>?

  /// The least I_st over pairs; nil for one coordinate, which has no orientation.
  public var leastInformation: Double? { pairs.map { information[$0, $1] }.min() }

  /// The greatest standard error over pairs; nil for one coordinate, and without N.
  public var greatestLeak: Double? { leaks.flatMap { leaks in pairs.map { leaks[$0, $1] }.max() } }

  /// Pairs of coordinates s < t with N·I_st below a bound, 40 for a leak of ±0.32: planes within which the points do not
  /// tell one basis from a turned one. Without N, those without information.
  public func undeterminedPlanes(below bound: Double = 40) -> [[Int]] {
    let m = information.rows
    return (0..<m).flatMap { s in
      (s + 1..<max(m, s + 1)).compactMap { t in
        let seen = information[s, t]
        return (points.map { $0 * seen < bound } ?? (seen < 1e-9)) ? [s, t] : nil
      }
    }
  }

  private var pairs: [(Int, Int)] {
    let m = information.rows
    return (0..<m).flatMap { s in (0..<m).filter { $0 != s }.map { (s, $0) } }
  }
}

/// Tests whether the components of a mixture are conditionally independent in one basis, and how well they tell it.
///
/// - Parameters:
///   - covariances: J symmetric positive definite matrices, m×m.
///   - weights: The components' shares of the points, divided by their sum here.
///   - points: The number of points that the covariances were estimated from; nil for exact ones.
/// - Returns: The test, with its basis.
/// - Throws: ``ComponentsError``.
public func testConditionalIndependence(
  of covariances: [Matrix<Double>], weights: [Double], points: Double?
) throws(ComponentsError) -> ConditionalIndependence {
  if let points, !(points > 0 && points.isFinite) { throw .points(points) }
  let found = try jointDiagonalization(of: covariances, weights: weights)
  let (components, m) = (covariances.count, found.matrix.rows)
  let total = weights.reduce(0, +)
  let ratios = varianceRatios(found.variances, weights: weights.map { $0 / total })
  var information = Matrix<Double>(rows: m, columns: m)
  var leaks = Matrix<Double>(rows: m, columns: m)
  for s in 0..<m {
    for t in 0..<m where t != s {
      information[s, t] = max(0, ratios[s, t] * ratios[t, s] - 1)
      leaks[s, t] = (ratios[t, s] / ((points ?? 1) * information[s, t])).squareRoot()
    }
  }
  let degrees = max(0, m * (m - 1) * (components - 2) / 2)
  let ratio = points.flatMap { degrees > 0 ? 2 * $0 * found.criterion : nil }
  return ConditionalIndependence(
    diagonalization: found, points: points, likelihoodRatio: ratio, degreesOfFreedom: degrees,
    probability: ratio.map { chiSquaredTail($0, degreesOfFreedom: degrees) }, gap: widestGap(found.variances),
    information: information, leaks: points == nil ? nil : leaks)
}

/// Tests the components of a mixture, whatever its family; components without weight have no say.
///
/// - Parameters:
///   - mixture: J components over m coordinates.
///   - points: The number of points that it was fitted to; nil for an exact one.
/// - Returns: The test, with its basis.
/// - Throws: ``ComponentsError``.
public func testConditionalIndependence(
  of mixture: GaussianMixture, points: Double?
) throws(ComponentsError) -> ConditionalIndependence {
  let used = mixture.weights.indices.filter { mixture.weights[$0] > 0 }
  return try testConditionalIndependence(
    of: used.map { mixture.covariance(ofComponent: $0) }, weights: used.map { mixture.weights[$0] }, points: points)
}

/// The pair of components with the widest gap between the ratios of any two coordinates.
private func widestGap(_ variances: Matrix<Double>) -> ConditionalIndependence.Gap? {
  guard variances.columns > 1 else { return nil }
  var best: ConditionalIndependence.Gap?
  for u in 0..<variances.rows {
    for v in u + 1..<max(variances.rows, u + 1) {
      let logs = (0..<variances.columns).map { log(variances[u, $0] / variances[v, $0]) }.sorted()
      let gap = zip(logs, logs.dropFirst()).map { $1 - $0 }.min() ?? 0
      if gap > best?.value ?? -1 { best = ConditionalIndependence.Gap(value: gap, first: u, second: v) }
    }
  }
  return best
}
