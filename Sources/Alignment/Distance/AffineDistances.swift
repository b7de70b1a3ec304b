public import Probability
public import Randomness

/// How far two mixtures p and q are from being affine images of each other: minima over affine maps h.
///
///     D1(p, q) = min ‖p − h#q‖² / ‖p‖²                D2 = √D1
///     D3(p, q) = min ‖p − h#q‖² / (‖p‖² + ‖h#q‖²)
///     D4(p, q) = min ‖p − h#q‖² / (‖p‖·‖h#q‖)
///
/// All are zero exactly where one mixture is an affine image of the other. D1 to D3 are at most one, D4 below two. D3
/// and D4 are symmetric and blind to affine maps of either mixture; D1 is so to those of each, but depends on which of
/// them is the target. Minima are the least that a search from many starts found, so upper bounds.
public struct AffineDistances: Equatable, Sendable {
  /// D1(p, q).
  public let toFirst: AffineMinimum
  /// D1(q, p), with its map too from q to p: ‖p − h#q‖² / ‖h#q‖².
  public let toSecond: AffineMinimum
  /// D3.
  public let symmetric: AffineMinimum
  /// D4.
  public let geometric: AffineMinimum
}

/// The least value of a distance that was found, and the map that attains it.
public struct AffineMinimum: Equatable, Sendable {
  /// The distance.
  public let distance: Double
  /// The map h from q to p, of points as rows.
  public let map: AffineMap
  /// How many searches went to an end.
  public let searches: Int
  /// How many of those ended at this distance, to 10⁻⁷: one that was found again and again is likely the least there is.
  public let repetitions: Int
}

/// Returns the affine L2 distances of two mixtures over the same features.
///
/// Both are first brought to mean zero and covariance one, which changes no distance. From there quasi-Newton searches
/// start at the least-squares maps of the means under every matching of the components (where there are at most six; of
/// least cost in affine invariants otherwise), with and without weights; at the maps of least matched divergence
/// (``mixtureMaps(from:to:points:)``) and the closed forms that lead to them; at maps of one component to one; at random
/// maps with a size of its own for each axis and a shift; and at the minima of the three other distances. Rounds of
/// random starts go on until the least value of each distance has come up in eight of their searches, or the work is
/// done that mixtures of this size are worth: some hundred searches of small mixtures, ten of 25 components in ten
/// dimensions.
///
/// - Parameters:
///   - p: The first mixture, K₁ components over D features.
///   - q: The second, K₂ components.
///   - stream: Where the random starts are drawn from.
/// - Returns: D1 in both orders, D3 and D4.
/// - Complexity: O(K₁·K₂·D³ + D⁴) a step, and some thousand to some hundred thousand steps.
/// - Throws: ``ComponentError``; a singular covariance is one.
public func affineDistances(
  _ p: GaussianMixture, _ q: GaussianMixture, using stream: inout RandomStream
) throws(ComponentError) -> AffineDistances {
  guard p.features == q.features else { throw .differentFeatures(p.features, q.features) }
  let first = try WhitenedComponents(p, .first)
  let second = try WhitenedComponents(q, .second)
  var search = DistanceSearch(from: second.components, to: first.components)
  search.run(using: &stream)
  func minimum(_ ratio: DistanceRatio) -> AffineMinimum {
    let found = search.least(of: ratio)
    return AffineMinimum(
      distance: max(0, found.value), map: first.unwhitening(found.position, from: second),
      searches: search.searches(of: ratio), repetitions: search.repetitions(of: ratio))
  }
  return AffineDistances(
    toFirst: minimum(.toFirst), toSecond: minimum(.toSecond), symmetric: minimum(.symmetric),
    geometric: minimum(.geometric))
}
