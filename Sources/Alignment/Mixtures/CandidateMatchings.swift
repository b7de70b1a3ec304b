private import Foundation
import LinearAlgebra
private import Randomness

/// Matchings of the components of two mixtures of K components each, the likeliest first; at most 24.
///
/// How ill components match is told by what no affine map changes: their weights, their squared Mahalanobis distances
/// from the other components, and the spectra of the other covariances seen from theirs. Beyond six components they are
/// the matching of least cost, and those of costs with some noise, the same noise every time.
func candidateMatchings(_ source: [GaussianComponent], _ target: [GaussianComponent]) -> [[Int]] {
  let first = source.map { AffineInvariants(of: $0, among: source) }
  let second = target.map { AffineInvariants(of: $0, among: target) }
  var cost = Matrix<Double>(rows: first.count, columns: second.count)
  for i in first.indices { for j in second.indices { cost[i, j] = first[i].difference(from: second[j]) } }
  guard source.count <= 6 else { return perturbedMatchings(cost) }
  let ranked = permutations(of: Array(target.indices)).map { order in
    (order: order, cost: order.enumerated().reduce(0) { $0 + cost[$1.offset, $1.element] })
  }
  return ranked.sorted { $0.cost < $1.cost }.prefix(24).map(\.order)
}

/// The least-cost matching, and those of 23 costs with noise of 0.3 of their deviation.
private func perturbedMatchings(_ cost: Matrix<Double>) -> [[Int]] {
  let mean = cost.elements.reduce(0, +) / Double(cost.elements.count)
  let deviation = (cost.elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(cost.elements.count))
    .squareRoot()
  var stream = RandomStream(seed: 0).child("matchings")
  var found = [leastCostMatching(cost).columns.compactMap { $0 }]
  for _ in 0..<23 {
    let matching = leastCostMatching(cost.map { $0 + 0.3 * deviation * stream.normal() }).columns.compactMap { $0 }
    if !found.contains(matching) { found.append(matching) }
  }
  return found
}

/// What no affine map of a mixture changes about one of its components.
private struct AffineInvariants {
  /// The logarithm of its weight.
  let weight: Double
  /// log(1 + squared Mahalanobis distance) of the other means from its own, ascending.
  let distances: [Double]
  /// Half the logarithm of the eigenvalues of Σ⁻¹·Σ̄, ascending, where Σ̄ is the mean covariance.
  let spectrum: [Double]

  init(of component: GaussianComponent, among all: [GaussianComponent]) {
    let factor = component.factor
    weight = log(max(component.weight, .leastNormalMagnitude))
    distances = all.map { other in
      let difference = Matrix(
        rows: other.mean.count, columns: 1, elements: zip(other.mean, component.mean).map { $0 - $1 })
      return log1p(solveLower(factor, difference).elements.reduce(0) { $0 + $1 * $1 })
    }.sorted()
    var mean = Matrix<Double>(rows: factor.rows, columns: factor.rows)
    for other in all { mean = mean + other.weight * other.covariance }
    let seen = solveLower(factor, solveLower(factor, mean).transposed)
    let values = (try? symmetricEigen(seen).values) ?? []
    spectrum = values.map { 0.5 * log(max($0, .leastNormalMagnitude)) }
  }

  /// The sum of squared differences.
  func difference(from other: AffineInvariants) -> Double {
    func squares(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
    return squares([weight], [other.weight]) + squares(distances, other.distances) + squares(spectrum, other.spectrum)
  }
}

/// All orders of a few numbers.
private func permutations(of numbers: [Int]) -> [[Int]] {
  guard numbers.count > 1 else { return [numbers] }
  return numbers.flatMap { first in permutations(of: numbers.filter { $0 != first }).map { [first] + $0 } }
}
