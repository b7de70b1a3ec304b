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
}

/// Returns the affine L2 distances of two mixtures over the same features.
///
/// Both are first brought to mean zero and covariance one, which changes no distance. From there a quasi-Newton search
/// starts at: the least-squares map of the means, for every matching of the components where there are at most six, and
/// for the one of least cost in affine invariants otherwise; the closed forms that ``alignMixture(_:to:)`` takes; maps of
/// one component to one, with reflections; and twenty random rotations and reflections. The random ones and the forty
/// best of the others are searched a little, the best sixteen of these further, and the best five to the end.
///
/// - Parameters:
///   - p: The first mixture, K₁ components over D features.
///   - q: The second, K₂ components.
///   - stream: Where the random starts are drawn from.
/// - Returns: D1 in both orders, D3 and D4.
/// - Complexity: O(K₁·K₂·D³ + D⁴) a step, and a few hundred to a few thousand steps.
/// - Throws: ``ComponentError``; a singular covariance is one.
public func affineDistances(
  _ p: GaussianMixture, _ q: GaussianMixture, using stream: inout RandomStream
) throws(ComponentError) -> AffineDistances {
  guard p.features == q.features else { throw .differentFeatures(p.features, q.features) }
  let first = try WhitenedComponents(p, .first)
  let second = try WhitenedComponents(q, .second)
  let starts = AffineStarts(from: second.components, to: first.components, using: &stream)
  var objective = AffineObjective(target: first.components, source: second.components, ratio: .symmetric)
  // What a distance is made of is the same for all four: found once where searches may start, without gradients.
  let informed = starts.informed.map { RankedStart(position: $0, parts: objective.parts(at: $0)) }
  func minimum(_ ratio: DistanceRatio) -> AffineMinimum {
    objective.ratio = ratio
    let best = leastMinimum(of: &objective, from: bestStarts(informed, by: ratio) + starts.random)
    return AffineMinimum(distance: max(0, best.value), map: first.unwhitening(best.position, from: second))
  }
  return AffineDistances(
    toFirst: minimum(.toFirst), toSecond: minimum(.toSecond), symmetric: minimum(.symmetric),
    geometric: minimum(.geometric))
}

/// A start with what distances there are made of.
private struct RankedStart {
  let position: [Double]
  let parts: AffineObjective.Parts
}

/// The forty starts of least distance.
private func bestStarts(_ starts: [RankedStart], by ratio: DistanceRatio) -> [[Double]] {
  let values = starts.map { $0.parts.value(of: ratio) }
  return starts.indices.sorted { (values[$0], $0) < (values[$1], $1) }.prefix(40).map { starts[$0].position }
}

/// The least minimum that a search finds: all starts a little, then ever fewer ever further.
private func leastMinimum(of objective: inout AffineObjective, from starts: [[Double]]) -> QuasiNewtonResult {
  var candidates = starts
  var best = QuasiNewtonResult(position: candidates[0], value: .infinity)
  for round in [Round(steps: 8, survivors: 16), Round(steps: 30, survivors: 5), Round(steps: 400, survivors: 1)] {
    var found = candidates.map { minimise(&objective, from: $0, steps: round.steps) }
    found.sort { $0.value < $1.value }
    best = found[0].value < best.value ? found[0] : best
    candidates = distinct(found, round.survivors).map(\.position)
  }
  return best
}

/// A round of searches.
private struct Round {
  /// How many steps each may take.
  let steps: Int
  /// How many go on.
  let survivors: Int
}

/// The first results of so many different values: equal values are one minimum, found along several ways.
private func distinct(_ results: [QuasiNewtonResult], _ count: Int) -> [QuasiNewtonResult] {
  var kept: [QuasiNewtonResult] = []
  for result in results where kept.count < count {
    if kept.allSatisfy({ abs($0.value - result.value) > 1e-7 }) { kept.append(result) }
  }
  return kept
}
