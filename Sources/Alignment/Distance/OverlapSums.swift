private import CAlignmentKernels
private import Foundation
private import LinearAlgebra

/// Sums over the components of a mixture p, of their overlaps with one Gaussian N(m, S) and of what gradients are made of.
///
///     n_j = λ_j·N(δ_j; 0, C_j),   δ_j = μ_j − m,   C_j = Σ_j + S,   u_j = C_j⁻¹·δ_j
///
/// The memory is made once, and components lie side by side in it, eight in a vector: small searches live by it.
struct OverlapSums {
  /// D.
  let d: Int
  /// Σ n_j·u_j, D numbers, of the last overlap; times the weight that it had.
  private(set) var first: [Double]
  /// Σ n_j·(u_j·u_jᵀ − C_j⁻¹), D×D, likewise.
  private(set) var second: [Double]

  private let groups: Int
  private let means: [Double]
  private let covariances: [Double]
  /// log λ_j − ½·D·log 2π.
  private let logWeights: [Double]
  /// What the kernels write: factors of C_j, and n_j as scale·exp(exponent).
  private var factors: [Double]
  private var exponents: [Double]
  private var scales: [Double]
  private var overlaps: [Double]
  private var lanes: [Double]

  init(_ components: [GaussianComponent]) {
    let (d, lane) = (components[0].mean.count, Int(AK_GROUP))
    let (groups, triangle) = ((components.count + lane - 1) / lane, d * (d + 1) / 2)
    var means = [Double](repeating: 0, count: groups * d * lane)
    var covariances = [Double](repeating: 0, count: groups * triangle * lane)
    var logWeights = [Double](repeating: -.infinity, count: groups * lane)
    for place in logWeights.indices {
      let (group, offset) = (place / lane, place % lane)
      let component = place < components.count ? components[place] : nil
      for r in 0..<d {
        means[(group * d + r) * lane + offset] = component?.mean[r] ?? 0
        for c in 0...r {
          covariances[(group * triangle + r * (r + 1) / 2 + c) * lane + offset] =
            component?.covariance[r, c] ?? (r == c ? 1 : 0)
        }
      }
      if let component { logWeights[place] = log(component.weight) - 0.5 * Double(d) * log(2 * Double.pi) }
    }
    (self.d, self.groups, self.means, self.covariances, self.logWeights) = (d, groups, means, covariances, logWeights)
    factors = [Double](repeating: 0, count: groups * (triangle + d) * lane)
    lanes = [Double](repeating: 0, count: (triangle + d) * lane)
    exponents = [Double](repeating: 0, count: groups * lane)
    (scales, overlaps) = (exponents, exponents)
    (first, second) = ([Double](repeating: 0, count: d), [Double](repeating: 0, count: d * d))
  }

  /// Sums up overlaps.
  ///
  /// - Parameters:
  ///   - centre: m.
  ///   - image: S, of which the lower triangle counts.
  ///   - logWeight: The logarithm of what the sum is multiplied by.
  /// - Returns: Σ n_j·exp(log weight); nil where some C_j has no Cholesky factor.
  mutating func overlap(centre: [Double], image: [Double], logWeight: Double) -> Double? {
    guard factorize(centre: centre, image: image) else { return nil }
    var total = 0.0
    for i in exponents.indices {
      let exponent = exponents[i] + logWeight
      // Beside a sum of the order of one, what is less than 10⁻²⁵ is below rounding.
      overlaps[i] = exponent < -57.5 ? 0 : exp(exponent) * scales[i]
      total += overlaps[i]
    }
    return total
  }

  /// Sums up ``first`` and ``second`` of the last overlap; once only.
  mutating func sumMoments() {
    ak_overlap_moments(d, groups, &factors, overlaps, &lanes, &first, &second)
  }

  /// log n_j of all components that have a weight; nil where some C_j has no Cholesky factor.
  mutating func logOverlaps(centre: [Double], image: [Double]) -> [Double]? {
    guard factorize(centre: centre, image: image) else { return nil }
    return zip(exponents, scales).map { $0 + log($1) }.filter { $0 > -.infinity }
  }

  private mutating func factorize(centre: [Double], image: [Double]) -> Bool {
    ak_overlaps(
      d, groups, means, covariances, logWeights, centre, image, &factors, &exponents, &scales) != 0
  }
}
