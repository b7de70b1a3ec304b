private import Foundation
public import LinearAlgebra
public import Probability

/// An affine map of one mixture q near another p, with the components that it takes to one another.
public struct MixtureMap: Equatable, Sendable {
  /// The map h, of points as rows.
  public let map: AffineMap
  /// The component of the target that each component is taken to; nil for one that was left out.
  public let components: [Int?]
  /// Σ_j w_j KL(h#q_j ‖ p_τ(j)), in nats, w the mean weights: zero exactly where the target is the image, weights apart.
  public let divergence: Double
  /// Norms and overlap of p and h#q, at this map.
  public let overlap: MixtureOverlap
}

/// The affine maps that take one mixture near another, as far as the mixtures tell them apart.
public struct MixtureMaps: Equatable, Sendable {
  /// Standard errors of a map, entry by entry.
  public struct Errors: Equatable, Sendable {
    /// Those of the map's matrix, of points as rows, D×D.
    public let matrix: Matrix<Double>
    /// Those of its shift, D.
    public let shift: [Double]
  }

  /// The map of least divergence first, then all that are as good within ``tolerance``: more than one means that the
  /// mixtures alone do not fix the map.
  public let near: [MixtureMap]
  /// The best map with another matching of components; nil where no other was found.
  public let second: MixtureMap?
  /// The map of least D3 among all that were found and the closed forms that were tried; where its components are others
  /// than the best's, D3 and divergence disagree about the matching.
  public let nearest: MixtureMap
  /// How much worse a map may be to count as equally good: 2·(D² + D)/N, or rounding without N; in nats.
  public let tolerance: Double
  /// In how many directions the map may move without a change of divergence: D·(D − 1)/2 between two normal
  /// distributions.
  public let freedom: Int
  /// The standard errors of the best map, were each point's component known; nil without N, and where it is free to move.
  public let errors: Errors?

  /// The map of least divergence.
  public var best: MixtureMap { near[0] }

  /// Whether the mixtures leave one map only.
  public var isUnique: Bool { near.count == 1 && freedom == 0 }
}

/// Returns the affine maps h that take a mixture q near a mixture p of as many components.
///
/// Candidates in closed form come from affine invariants, and are exact where q is an affine image of p. From the best of
/// them the matched divergence Σ_j w_j KL(h#q_j ‖ p_τ(j)) is minimised by Newton's method, and the components are matched
/// anew at its minimum, until they stay. The divergence, not the distance D3, chooses: it is smooth, never flat, and
/// weighs components as their sampling errors do.
///
/// - Parameters:
///   - q: The mixture to map, K components over D features.
///   - p: The target.
///   - points: The number of points that the mixtures were fitted to, the fewer of two; nil for exact ones. Components
///     with less weight than a tenth of a point are left out.
/// - Returns: The maps.
/// - Complexity: O(24·K²) closed forms of O(K·D³), and about forty searches of some O(D⁶) steps.
/// - Throws: ``ComponentError``; other numbers of components and singular covariances cannot be compared.
public func mixtureMaps(
  from q: GaussianMixture, to p: GaussianMixture, points: Double? = nil
) throws(ComponentError) -> MixtureMaps {
  guard p.features == q.features else { throw .differentFeatures(p.features, q.features) }
  let least = points.map { 0.1 / $0 } ?? 0
  let source = try KeptComponents(q, .second, above: least)
  let target = try KeptComponents(p, .first, above: least)
  guard source.places.count == target.places.count else {
    throw .differentComponents(target.places.count, source.places.count)
  }
  let maps = MatchedMaps(from: source.whitened.components, to: target.whitened.components)
  return try MappedMixtures(source: source, target: target).result(maps, points: points)
}

/// Returns the map of least divergence near a given one: a minimum, not the least of all.
///
/// - Parameters:
///   - start: A map of points as rows.
///   - q: The mixture to map, K components over D features.
///   - p: The target.
/// - Returns: The map.
/// - Throws: ``ComponentError``.
public func mixtureMap(
  near start: AffineMap, from q: GaussianMixture, to p: GaussianMixture
) throws(ComponentError) -> MixtureMap {
  guard p.features == q.features else { throw .differentFeatures(p.features, q.features) }
  let source = try KeptComponents(q, .second, above: 0)
  let target = try KeptComponents(p, .first, above: 0)
  guard source.places.count == target.places.count else {
    throw .differentComponents(target.places.count, source.places.count)
  }
  let maps = MatchedMaps(
    from: source.whitened.components, to: target.whitened.components,
    near: target.whitened.whitening(start, from: source.whitened))
  return try MappedMixtures(source: source, target: target).result(maps, points: nil).best
}

/// The components of a mixture that have weight, whitened as a mixture.
private struct KeptComponents {
  /// The mixture that they make, their weights' sum one.
  let mixture: GaussianMixture
  let whitened: WhitenedComponents
  /// Which of the original components they are.
  let places: [Int]
  let originals: Int

  init(_ mixture: GaussianMixture, _ side: AlignmentError.Side, above least: Double) throws(ComponentError) {
    let places = mixture.weights.indices.filter { mixture.weights[$0] > 0 && mixture.weights[$0] >= least }
    let total = places.reduce(0) { $0 + mixture.weights[$1] }
    let kept = GaussianMixture(
      weights: places.map { mixture.weights[$0] / total }, means: mixture.means.rows(at: places),
      covariances: .full(places.map { mixture.covariance(ofComponent: $0) }))
    (self.mixture, self.places, originals) = (kept, places, mixture.components)
    whitened = try WhitenedComponents(kept, side)
  }
}

/// Maps of whitened coordinates, told in the original ones.
private struct MappedMixtures {
  let source: KeptComponents
  let target: KeptComponents

  func result(_ maps: MatchedMaps, points: Double?) throws(ComponentError) -> MixtureMaps {
    let d = target.mixture.features
    let tolerance = points.map { 2 * Double(d * d + d) / $0 } ?? 1e-9
    let all = maps.found.compactMap { map in self.map(map, maps) }
    guard let best = all.first, let first = maps.found.first else {
      throw .noMap
    }
    let closed = maps.candidates.prefix(24).compactMap { self.map($0, maps) }
    let nearest = (all + closed).min { $0.overlap.symmetric < $1.overlap.symmetric } ?? best
    let curvature = Curvature(maps.hessian(at: first), d)
    return MixtureMaps(
      near: all.filter { $0.divergence <= best.divergence + tolerance },
      second: all.first { $0.components != best.components }, nearest: nearest, tolerance: tolerance,
      freedom: curvature.flat, errors: points.flatMap { errors(curvature, points: $0) })
  }

  private func map(_ map: MatchedMap, _ maps: MatchedMaps) -> MixtureMap? {
    guard let images = maps.images(under: map),
      let overlap = try? mixtureOverlap(target.whitened.components, images)
    else { return nil }
    var components = [Int?](repeating: nil, count: source.originals)
    for (place, goal) in zip(source.places, map.matching) { components[place] = target.places[goal] }
    return MixtureMap(
      map: target.whitened.unwhitening(map.a.elements + map.shift, from: source.whitened), components: components,
      divergence: max(0, map.divergence), overlap: overlap)
  }

  /// With both mixtures estimated from N points, w has the covariance 2·H⁻¹/N; A = L·A°·L′⁻¹ and b = L·b° + m − A·m′ are
  /// linear in it.
  private func errors(_ curvature: Curvature, points: Double) -> MixtureMaps.Errors? {
    guard let inverse = curvature.inverseRoot else { return nil }
    let d = target.mixture.features
    let (l, lPrime) = (target.whitened.factor, source.whitened.factor)
    let unwhitened = solveLower(lPrime, .identity(d))  // L′⁻¹
    let moved = matvec(unwhitened, source.whitened.mean)  // L′⁻¹·m′
    var matrix = Matrix<Double>(rows: d, columns: d)
    var shift = [Double](repeating: 0, count: d)
    for i in 0..<d {
      for k in 0...d {
        // The entry's derivative by w, which for k = D is the shift's.
        var derivative = Matrix<Double>(rows: inverse.rows, columns: 1)
        for r in 0..<d {
          for c in 0...d {
            let right = k < d ? (c < d ? unwhitened[c, k] : 0) : (c < d ? -moved[c] : 1)
            derivative[r * (d + 1) + c, 0] = l[i, r] * right
          }
        }
        let error = (2 / points * matmul(inverse, derivative).elements.reduce(0) { $0 + $1 * $1 }).squareRoot()
        if k < d { matrix[k, i] = error } else { shift[i] = error }
      }
    }
    return MixtureMaps.Errors(matrix: matrix, shift: shift)
  }
}

/// The second derivatives of the divergence at a map.
private struct Curvature {
  /// How many of their eigenvalues are zero to rounding.
  let flat: Int
  /// R with Rᵀ·R = H⁻¹; nil where H is flat.
  let inverseRoot: Matrix<Double>?

  init(_ hessian: Matrix<Double>, _ d: Int) {
    guard let eigen = try? symmetricEigen(hessian) else {
      (flat, inverseRoot) = (0, nil)
      return
    }
    let least = 1e-8 * (eigen.values.last ?? 0)
    flat = eigen.values.count { $0 < least }
    let scales = eigen.values.map { 1 / max($0, least).squareRoot() }
    inverseRoot = flat > 0 ? nil : matmulTransposedSecond(.diagonal(scales), eigen.vectors)
  }
}
