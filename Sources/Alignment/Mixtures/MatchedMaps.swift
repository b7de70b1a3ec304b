private import Foundation
package import LinearAlgebra
package import Probability

/// A map at a minimum of the matched divergence, of points as columns.
package struct MatchedMap: Sendable {
  /// [A b], row by row, D·(D + 1) values.
  package let w: [Double]
  /// The target's component of each of the source's.
  package let matching: [Int]
  /// K, in nats.
  package let divergence: Double

  /// A.
  package var a: Matrix<Double> {
    Matrix((0..<shift.count).map { i in Array(w[i * (shift.count + 1)..<(i + 1) * (shift.count + 1) - 1]) })
  }

  /// b.
  package var shift: [Double] {
    let d = Int((Double(w.count) + 0.25).squareRoot())  // D² < D·(D + 1) < (D + 1)²
    return (0..<d).map { w[$0 * (d + 1) + d] }
  }
}

/// The search for the maps of least matched divergence between two mixtures of as many components.
package struct MatchedMaps {
  private let source: [GaussianComponent]
  private let target: [GaussianComponent]
  private let d: Int
  /// The minima that were found, each once, by K.
  package private(set) var found: [MatchedMap] = []
  /// The closed forms that the search went out from, by K.
  private(set) var candidates: [MatchedMap] = []

  /// Searches from the best closed form of every matching and the twelve best of all, then from mirror images of what was
  /// found.
  ///
  /// - Parameters:
  ///   - source: K components over D features; the weights' sum is one.
  ///   - target: K components.
  ///   - startsFor: More maps to start from under a matching, [A b] row by row.
  init(
    from source: [GaussianComponent], to target: [GaussianComponent], startsFor: ([Int]) -> [[Double]] = { _ in [] }
  ) {
    (self.source, self.target) = (source, target)
    d = source[0].mean.count
    let maps = CandidateMaps(from: source, to: target)
    var starts: [MatchedMap] = []
    for matching in candidateMatchings(source, target) {
      let divergence = MatchedDivergence(from: source, to: target, matching: matching)
      let positions = maps.maps(matching).map(interleaved) + startsFor(matching)
      let ranked = positions.map { MatchedMap(w: $0, matching: matching, divergence: divergence.value(at: $0)) }
        .filter { $0.divergence.isFinite }.sorted { $0.divergence < $1.divergence }
      if let best = ranked.first { starts.append(best) }
      candidates += ranked
    }
    candidates.sort { $0.divergence < $1.divergence }
    for start in starts + distinct(candidates).prefix(12) { add(refined(start)) }
    found.sort { $0.divergence < $1.divergence }
    if let best = found.first { mirror(best) }
    found.sort { $0.divergence < $1.divergence }
  }

  /// Searches the maps between two mixtures of as many components.
  ///
  /// - Throws: ``ComponentError``.
  package init(from source: GaussianMixture, to target: GaussianMixture) throws(ComponentError) {
    self.init(from: try GaussianComponent.all(of: source, .first), to: try GaussianComponent.all(of: target, .second))
  }

  /// The minimum that a map under the matching of least divergence there leads to.
  init(from source: [GaussianComponent], to target: [GaussianComponent], near position: [Double]) {
    (self.source, self.target) = (source, target)
    d = source[0].mean.count
    let n = d * d
    let map = CandidateMap(
      a: Matrix(rows: d, columns: d, elements: Array(position[..<n])), b: Array(position[n...]))
    let w = interleaved(map)
    add(refined(MatchedMap(w: w, matching: rematched(w), divergence: 0)))
  }

  /// Minimises K under the matching, matches anew by the divergences there, and so on until the matching stays.
  func refined(_ start: MatchedMap) -> MatchedMap {
    var (w, matching) = (start.w, start.matching)
    var divergence = MatchedDivergence(from: source, to: target, matching: matching)
    w = divergence.minimum(from: w)
    for _ in 0..<20 {
      let next = rematched(w)
      guard next != matching else { break }
      let changed = MatchedDivergence(from: source, to: target, matching: next)
      // Ties would go around in circles.
      guard changed.value(at: w) < divergence.value(at: w) - 1e-14 else { break }
      (matching, divergence) = (next, changed)
      w = divergence.minimum(from: w)
    }
    return MatchedMap(w: w, matching: matching, divergence: divergence.value(at: w))
  }

  /// ∂²K/∂w∂wᵀ at a map.
  func hessian(at map: MatchedMap) -> Matrix<Double> {
    MatchedDivergence(from: source, to: target, matching: map.matching).hessian(at: map.w)
  }

  /// The components of the mapped source; nil where the map loses a direction.
  func images(under map: MatchedMap) -> [GaussianComponent]? {
    let (a, b) = (map.a, map.shift)
    var images: [GaussianComponent] = []
    for component in source {
      let covariance = matmulTransposedSecond(matmul(a, component.covariance), a)
      guard let factor = try? cholesky(0.5 * (covariance + covariance.transposed)) else { return nil }
      images.append(
        GaussianComponent(
          weight: component.weight, mean: zip(matvec(a, component.mean), b).map { $0 + $1 }, covariance: covariance,
          factor: factor, logDeterminant: logDeterminant(ofCholesky: factor)))
    }
    return images
  }

  /// The matching of least Σ w_j·KL(h#q_j ‖ p_l), which is that of least K at the map.
  private func rematched(_ w: [Double]) -> [Int] {
    let map = MatchedMap(w: w, matching: [], divergence: 0)
    guard let images = images(under: map) else { return Array(source.indices) }
    var cost = Matrix<Double>(rows: images.count, columns: target.count)
    for (j, image) in images.enumerated() {
      for (l, goal) in target.enumerated() {
        cost[j, l] = (image.weight + goal.weight) / 2 * divergence(image, goal)
      }
    }
    return leastCostMatching(cost).columns.compactMap { $0 }
  }

  private mutating func add(_ map: MatchedMap) {
    guard map.divergence.isFinite, map.w.allSatisfy(\.isFinite) else { return }
    let isKnown = found.contains { known in
      known.matching == map.matching && zip(known.w, map.w).allSatisfy { abs($0 - $1) < 1e-6 * (1 + abs($0)) }
    }
    if !isKnown { found.append(map) }
  }

  /// Starts anew from a map after a reflection of the source along its axes, wherever that costs less than half a nat.
  private mutating func mirror(_ best: MatchedMap) {
    guard let axes = mirrorAxes() else { return }
    let (a, b) = (best.a, best.shift)
    let centre = matmul(
      Matrix(rows: 1, columns: source.count, elements: source.map(\.weight)), Matrix(source.map(\.mean))
    ).elements
    for pattern in signs(of: Array(0..<d), count: d).dropFirst() {
      let reflection = matmulTransposedSecond(matmul(axes, .diagonal(pattern)), axes)
      let moved = zip(centre, matvec(reflection, centre)).map { $0 - $1 }
      let turned = CandidateMap(a: matmul(a, reflection), b: zip(matvec(a, moved), b).map { $0 + $1 })
      let w = interleaved(turned)
      let matching = rematched(w)
      let divergence = MatchedDivergence(from: source, to: target, matching: matching).value(at: w)
      guard divergence < best.divergence + 0.5 else { continue }
      add(refined(MatchedMap(w: w, matching: matching, divergence: divergence)))
    }
  }

  /// The axes of a mixture of all the source's covariances and of its means about their centre.
  private func mirrorAxes() -> Matrix<Double>? {
    var sum = Matrix<Double>(rows: d, columns: d)
    for (place, component) in source.enumerated() {
      let phase = (Double(place + 1) * 0.618_033_988_749_894_8).truncatingRemainder(dividingBy: 1)
      sum = sum + (0.5 + phase) * component.weight * component.covariance
      sum = sum + (1.5 - phase) * component.weight * gram(Matrix(rows: 1, columns: d, elements: component.mean))
    }
    return try? symmetricEigen(sum).vectors
  }

  /// Candidates without those that equal a better one.
  private func distinct(_ sorted: [MatchedMap]) -> [MatchedMap] {
    var kept: [MatchedMap] = []
    for map in sorted where kept.count < 12 {
      if kept.allSatisfy({ zip($0.w, map.w).contains { abs($0 - $1) > 1e-6 } }) { kept.append(map) }
    }
    return kept
  }

  private func interleaved(_ map: CandidateMap) -> [Double] { (0..<d).flatMap { map.a.row($0) + [map.b[$0]] } }
}
