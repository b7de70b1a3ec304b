public import LinearAlgebra
public import Probability

/// The components of one fitted mixture matched to those of another.
public struct ComponentMatching: Equatable, Sendable {
  /// A component of each mixture.
  public struct Match: Equatable, Sendable {
    /// The component of the first mixture.
    public let first: Int
    /// The component of the second mixture.
    public let second: Int
    /// How far apart they are.
    public let distance: Double
    /// The weight of the first.
    public let firstWeight: Double
    /// The weight of the second.
    public let secondWeight: Double
  }

  /// The matches in the order of the first mixture's components; as many as the smaller mixture has.
  public let matches: [Match]
  /// How many components of the larger mixture are left over.
  public let unmatched: Int

  /// The mean distance of the matched components.
  public var meanDistance: Double { matches.reduce(0) { $0 + $1.distance } / Double(max(matches.count, 1)) }

  /// The mean distance, each match weighed by the mean of its two weights: what it is where the points are.
  public var weightedDistance: Double {
    let weight = matches.reduce(0) { $0 + $1.firstWeight + $1.secondWeight }
    let sum = matches.reduce(0) { $0 + ($1.firstWeight + $1.secondWeight) * $1.distance }
    return weight > 0 ? sum / weight : 0
  }

  /// The share of components, those left over included, whose match is within a distance.
  public func share(within tolerance: Double) -> Double {
    let all = matches.count + unmatched
    return all == 0 ? 0 : Double(matches.count { $0.distance <= tolerance }) / Double(all)
  }
}

/// Returns the matching of components with the least sum of distances.
///
/// - Parameters:
///   - p: K₁ components over D features.
///   - q: K₂ components over D features.
///   - distance: How far apart two components are.
/// - Returns: min(K₁, K₂) matches.
/// - Complexity: O(K₁·K₂·D³ + K³).
/// - Throws: ``ComponentError``.
public func matchComponents(
  _ p: GaussianMixture, _ q: GaussianMixture, distance: ComponentDistance = .hellinger
) throws(ComponentError) -> ComponentMatching {
  let cost = try componentDistances(p, q, distance)
  let pairs = leastCostMatching(cost).pairs
  return ComponentMatching(
    matches: pairs.map {
      ComponentMatching.Match(
        first: $0.row, second: $0.column, distance: cost[$0.row, $0.column], firstWeight: p.weights[$0.row],
        secondWeight: q.weights[$0.column])
    }, unmatched: max(cost.rows, cost.columns) - pairs.count)
}

/// Returns the distance of each component of one mixture from each of another, K₁×K₂.
///
/// - Throws: ``ComponentError``.
public func componentDistances(
  _ p: GaussianMixture, _ q: GaussianMixture, _ distance: ComponentDistance = .hellinger
) throws(ComponentError) -> Matrix<Double> {
  guard p.means.columns == q.means.columns else { throw .differentFeatures(p.means.columns, q.means.columns) }
  let rows = try GaussianComponent.all(of: p, .first)
  let columns = try GaussianComponent.all(of: q, .second)
  var distances = Matrix<Double>(rows: rows.count, columns: columns.count)
  for (i, row) in rows.enumerated() {
    for (j, column) in columns.enumerated() {
      do { distances[i, j] = try distance(row, column) } catch { throw .between(first: i, second: j, error) }
      guard distances[i, j].isFinite else { throw .noDistance(first: i, second: j) }
    }
  }
  return distances
}
