private import LinearAlgebra
public import Probability

/// An affine map that takes one mixture near another, with the components that it takes to one another.
public struct MixtureAlignment: Equatable, Sendable {
  /// The map h, of points as rows.
  public let map: AffineMap
  /// The component of the target that each component is taken to.
  public let components: [Int]
  /// Norms and overlap of the target p and of the mapped mixture, h#q.
  public let overlap: MixtureOverlap
}

/// Returns an affine map h that takes a mixture q near a mixture p of as many components.
///
/// The map is found in closed form, so it is exact where q is an affine image of p with generic components, and only a
/// start for a search elsewhere. A matching of components and one of them, Σ = L·Lᵀ taken to Σ′ = L′·L′ᵀ, leave the
/// rotation Q of A = L′·Q·L⁻¹ open. It comes from the whitened means (Procrustes), and from the axes of each other
/// whitened covariance; of all these the map with the least ``MixtureOverlap/symmetric`` distance is returned.
///
/// - Parameters:
///   - q: The mixture to map, K components over D features.
///   - p: The target.
/// - Returns: The map, the matching and how near it comes; nil where the numbers of components differ.
/// - Complexity: O(24·K²) maps of O(K²·D³) each, and K! matchings up to six components.
/// - Throws: ``ComponentError``.
public func alignMixture(
  _ q: GaussianMixture, to p: GaussianMixture
) throws(ComponentError) -> MixtureAlignment? {
  guard p.features == q.features else { throw .differentFeatures(p.features, q.features) }
  guard p.components == q.components else { return nil }
  let source = try GaussianComponent.all(of: q, .second)
  let target = try GaussianComponent.all(of: p, .first)
  var best: MixtureAlignment?
  for components in candidateMatchings(source, target) {
    let matched = components.map { target[$0] }
    for map in candidateMaps(source, matched) {
      // A map that overflows or loses a direction is no candidate.
      guard let mapped = map.images(of: source), let overlap = try? mixtureOverlap(target, mapped) else { continue }
      guard overlap.symmetric < best?.overlap.symmetric ?? .infinity else { continue }
      best = MixtureAlignment(map: map.map, components: components, overlap: overlap)
    }
  }
  return best
}
