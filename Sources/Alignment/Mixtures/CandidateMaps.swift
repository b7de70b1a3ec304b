private import Foundation
import LinearAlgebra

/// A candidate z ↦ A·z + b, of points as columns.
struct CandidateMap {
  let a: Matrix<Double>
  let b: [Double]

  /// A row by row, then b.
  var position: [Double] { a.elements + b }
}

/// The closed-form maps of one mixture onto another of as many components.
///
/// A matching and one of its pairs, Σ = L·Lᵀ taken to Σ′ = L′·L′ᵀ, leave the rotation Q of A = L′·Q·L⁻¹ open. It comes
/// from the whitened means (Procrustes), from the axes of another whitened covariance, and from the axes of a mixture
/// of all of them and of the means. Where the means are silent on an axis, both its signs are tried.
struct CandidateMaps {
  private let source: [GaussianComponent]
  private let target: [GaussianComponent]
  private let sourceViews: [WhitenedView]
  private let targetViews: [WhitenedView]
  /// The anchors: all, or of many components the heaviest eight.
  private let anchors: [Int]
  /// How many other components' axes are tried for an anchor.
  private let axes: Int

  init(from source: [GaussianComponent], to target: [GaussianComponent]) {
    (self.source, self.target) = (source, target)
    sourceViews = source.indices.map { WhitenedView(source, anchor: $0) }
    targetViews = target.indices.map { WhitenedView(target, anchor: $0) }
    let byWeight = source.indices.sorted { (-source[$0].weight, $0) < (-source[$1].weight, $1) }
    anchors = Array(source.count <= 6 ? byWeight : Array(byWeight.prefix(8)))
    axes = source.count <= 6 ? source.count : 3
  }

  /// The maps that a matching, the target's component of each of the source's, suggests.
  func maps(_ matching: [Int]) -> [CandidateMap] {
    anchors.flatMap { anchor in
      let (from, to) = (sourceViews[anchor], targetViews[matching[anchor]])
      let others = anchors.filter { $0 != anchor }.prefix(axes)
      let turns =
        from.turnsByMeans(to, matching) + from.turnsByMixedAxes(to, matching)
        + others.flatMap { from.turnsByAxes(to, matching, of: $0) }
      return turns.map { turn in
        // A = L′·Q·L⁻¹, and b takes the anchor's mean to its target.
        let inverse = solveLower(source[anchor].factor, .identity(turn.rows))
        let goal = target[matching[anchor]]
        let a = matmul(goal.factor, matmul(turn, inverse))
        return CandidateMap(a: a, b: zip(goal.mean, matvec(a, source[anchor].mean)).map { $0 - $1 })
      }
    }
  }
}

/// A mixture in coordinates in which one of its components, the anchor, is standard normal.
private struct WhitenedView {
  /// L⁻¹·(μ_k − μ_anchor) as rows, K×D.
  let means: Matrix<Double>
  /// L⁻¹·Σ_k·L⁻ᵀ.
  let covariances: [Matrix<Double>]

  init(_ components: [GaussianComponent], anchor: Int) {
    let centre = components[anchor]
    let shifted = Matrix(components.map { zip($0.mean, centre.mean).map { $0 - $1 } })
    means = solveLower(centre.factor, shifted.transposed).transposed
    covariances = components.map { solveLower(centre.factor, solveLower(centre.factor, $0.covariance).transposed) }
  }

  /// The orthogonal Q that take these means nearest to others: U·Vᵀ of Yᵀ·X = U·S·Vᵀ; with both signs of directions
  /// that the means do not span.
  func turnsByMeans(_ other: WhitenedView, _ matching: [Int]) -> [Matrix<Double>] {
    let goals = other.means.rows(at: matching)
    guard let svd = try? singularValues(matmulTransposedFirst(goals, means)) else { return [] }
    let least = 1e-6 * (svd.values.first ?? 0) + 1e-12
    let silent = svd.values.indices.filter { svd.values[$0] < least }
    return signs(of: silent, count: svd.values.count).map { signs in
      matmul(matmul(svd.left, .diagonal(signs)), svd.rightTransposed)
    }
  }

  /// The orthogonal Q that take the axes of a covariance to those of the other's.
  func turnsByAxes(_ other: WhitenedView, _ matching: [Int], of k: Int) -> [Matrix<Double>] {
    turns(covariances[k], other.covariances[matching[k]], other, matching)
  }

  /// The same of a mixture of all covariances and means, whose axes are distinct wherever anything tells them apart.
  func turnsByMixedAxes(_ other: WhitenedView, _ matching: [Int]) -> [Matrix<Double>] {
    turns(
      mixed(Array(covariances.indices)), other.mixed(matching), other, matching)
  }

  private func mixed(_ order: [Int]) -> Matrix<Double> {
    var sum = Matrix<Double>(rows: means.columns, columns: means.columns)
    for (place, k) in order.enumerated() {
      let phase = (Double(place + 1) * 0.618_033_988_749_894_8).truncatingRemainder(dividingBy: 1)
      sum = sum + (0.5 + phase) * covariances[k] + (1.5 - phase) * gram(means.rows(k..<k + 1))
    }
    return sum
  }

  private func turns(
    _ own: Matrix<Double>, _ others: Matrix<Double>, _ other: WhitenedView, _ matching: [Int]
  ) -> [Matrix<Double>] {
    guard let axes = try? symmetricEigen(own).vectors, let goals = try? symmetricEigen(others).vectors else {
      return []
    }
    let along = matmul(means, axes)
    let otherAlong = matmul(other.means.rows(at: matching), goals)
    let products = (0..<axes.rows).map { r in
      (0..<along.rows).reduce(0) { $0 + along[$1, r] * otherAlong[$1, r] }
    }
    let least = 1e-6 * products.reduce(0) { $0 + abs($1) } + 1e-12
    let silent = products.indices.filter { abs(products[$0]) < least }
    return signs(of: silent, count: products.count).map { signs in
      let told = products.indices.map { abs(products[$0]) >= least && products[$0] < 0 ? -1 : signs[$0] }
      return matmulTransposedSecond(matmul(goals, .diagonal(told)), axes)
    }
  }
}

/// All ways to give the silent ones of so many axes a sign, the first six of them at most; the others are positive.
func signs(of silent: [Int], count: Int) -> [[Double]] {
  let free = silent.prefix(6)
  return (0..<1 << free.count).map { pattern in
    var signs = [Double](repeating: 1, count: count)
    for (bit, axis) in free.enumerated() where pattern & (1 << bit) != 0 { signs[axis] = -1 }
    return signs
  }
}
