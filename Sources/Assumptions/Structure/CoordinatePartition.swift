private import Foundation
public import LinearAlgebra
private import Requirements

/// The components of a mixture grouped by what they are in one coordinate.
public struct CoordinatePartition: Equatable, Sendable {
  /// Which components have the same mean and variance there.
  public let partition: Partition
  /// The greatest cost of a merge that was made, zero for none; compare with ``cheapestRefusal``.
  public let largestMerge: Double
  /// The least cost of a merge that was refused; nil where all components are in one group.
  public let cheapestRefusal: Double?
}

/// When two groups of components count as equal in a coordinate.
public enum EqualityTolerance: Equatable, Sendable {
  /// The coordinates are those in which the components were estimated: groups G are merged, the cheapest first, while
  /// twice the loss of ½·Σ n_G·log v_G is less than 2·log N, as Schwarz's criterion asks for two parameters.
  case knownCoordinates
  /// The coordinates were estimated from the components' covariances, so that differences in other coordinates leak into
  /// each with these standard errors, entry (t, s) from s into t, m×m: groups are merged by complete linkage while below
  /// 2·log N stays
  ///
  ///     (Δμ_t)²/[ v̄_t·(1/n_j + 1/n_l) + Σ_s se_ts²·(Δμ_s)² ] + (Δ log v_t)²/(2/n_j + 2/n_l)
  case estimatedCoordinates(leaks: Matrix<Double>)
}

/// A mixture in coordinates in which its components are independent.
public struct IndependentComponents: Equatable, Sendable {
  /// λ, J values with sum one.
  public let weights: [Double]
  /// μ, J×m.
  public let means: Matrix<Double>
  /// σ², J×m.
  public let variances: Matrix<Double>

  /// Creates it; the weights are divided by their sum.
  ///
  /// - Throws: ``ComponentsError``.
  public init(weights: [Double], means: Matrix<Double>, variances: Matrix<Double>) throws(ComponentsError) {
    guard !weights.isEmpty, means.columns > 0 else { throw .noComponents }
    guard means.rows == weights.count else {
      throw .shape(part: "means", is: means.shape, expected: "of \(weights.count) components")
    }
    guard variances.rows == means.rows, variances.columns == means.columns else {
      throw .shape(part: "variances", is: variances.shape, expected: means.shape)
    }
    let total = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), total > 0, total.isFinite else { throw .weights }
    guard means.elements.allSatisfy(\.isFinite) else { throw .notFinite(part: "means") }
    if let bad = variances.elements.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .variance(
        component: bad / variances.columns, coordinate: bad % variances.columns, value: variances.elements[bad])
    }
    self.weights = weights.map { $0 / total }
    self.means = means
    self.variances = variances
  }

  /// Groups the components by each coordinate.
  ///
  /// - Parameters:
  ///   - points: N; nil for an exact mixture, which counts as of 10⁹ points.
  ///   - tolerance: What counts as equal.
  /// - Returns: A partition for each coordinate.
  /// - Complexity: O(m·J³).
  /// - Throws: ``ComponentsError``.
  public func partitions(
    points: Double?, tolerance: EqualityTolerance = .knownCoordinates
  ) throws(ComponentsError) -> [CoordinatePartition] {
    let size = points ?? 1e9
    guard size > 1, size.isFinite else { throw .points(size) }
    let m = means.columns
    if case .estimatedCoordinates(let leaks) = tolerance, leaks.rows != m || leaks.columns != m {
      throw .shape(part: "standard errors of leaks", is: leaks.shape, expected: "\(m)×\(m)")
    }
    return (0..<m).map { t in
      switch tolerance {
      case .knownCoordinates: agglomerate(Pooling(self, coordinate: t, points: size), below: 2 * log(size))
      case .estimatedCoordinates(let leaks):
        agglomerate(CompleteLinkage(self, coordinate: t, points: size, leaks: leaks), below: 2 * log(size))
      }
    }
  }
}

/// A way to merge groups of components.
private protocol Linkage {
  /// The number of components.
  var items: Int { get }
  /// What it costs to merge two groups, named by their first components.
  func cost(_ first: Int, _ second: Int) -> Double
  /// Merges the second group into the first.
  mutating func merge(_ first: Int, _ second: Int)
}

/// Merges the cheapest groups while that costs less than a bound.
private func agglomerate(_ linkage: some Linkage, below bound: Double) -> CoordinatePartition {
  var linkage = linkage
  var labels = Array(0..<linkage.items)
  var largest = 0.0
  var hasMerged = false
  while true {
    let groups = Set(labels).sorted()
    var cheapest: (first: Int, second: Int, cost: Double)?
    for (place, a) in groups.enumerated() {
      for b in groups[(place + 1)...] {
        let cost = linkage.cost(a, b)
        if cost < cheapest?.cost ?? .infinity { cheapest = (a, b, cost) }
      }
    }
    guard let cheapest, cheapest.cost < bound else {
      return CoordinatePartition(
        partition: Partition(labels), largestMerge: largest, cheapestRefusal: cheapest?.cost)
    }
    largest = hasMerged ? max(largest, cheapest.cost) : cheapest.cost
    hasMerged = true
    linkage.merge(cheapest.first, cheapest.second)
    labels = labels.map { $0 == cheapest.second ? cheapest.first : $0 }
  }
}

/// Twice the loss of likelihood, had the points of two groups one mean and one variance.
private struct Pooling: Linkage {
  private var counts: [Double]
  private var means: [Double]
  private var variances: [Double]
  var items: Int { counts.count }

  init(_ components: IndependentComponents, coordinate t: Int, points: Double) {
    counts = components.weights.map { $0 * points }
    means = components.means.column(t)
    variances = components.variances.column(t)
  }

  func cost(_ a: Int, _ b: Int) -> Double {
    let (n, _, variance) = pooled(a, b)
    // A component without points costs nothing, and goes with any.
    return n * log(variance) - counts[a] * log(variances[a]) - counts[b] * log(variances[b])
  }

  mutating func merge(_ a: Int, _ b: Int) { (counts[a], means[a], variances[a]) = pooled(a, b) }

  private func pooled(_ a: Int, _ b: Int) -> (count: Double, mean: Double, variance: Double) {
    let n = counts[a] + counts[b]
    guard n > 0 else { return (0, means[a], variances[a]) }
    let (p, q) = (counts[a] / n, counts[b] / n)
    let difference = means[a] - means[b]
    return (
      n, p * means[a] + q * means[b], p * variances[a] + q * variances[b] + p * q * difference * difference
    )
  }
}

/// The greatest of Wald's statistics between the components of two groups.
private struct CompleteLinkage: Linkage {
  private var statistics: Matrix<Double>
  var items: Int { statistics.rows }

  init(_ components: IndependentComponents, coordinate t: Int, points: Double, leaks: Matrix<Double>) {
    let (means, variances) = (components.means, components.variances)
    let counts = components.weights.map { $0 * points }
    statistics = Matrix(rows: counts.count, columns: counts.count)
    for j in counts.indices {
      for l in counts.indices where l != j {
        let inverse = 1 / counts[j] + 1 / counts[l]
        let spread = (0..<means.columns).reduce((variances[j, t] + variances[l, t]) / 2 * inverse) { sum, s in
          guard s != t else { return sum }
          let leaked = leaks[t, s] * (means[j, s] - means[l, s])
          // Coordinates that are not told from one another leak without bound, but nothing where nothing differs.
          return leaked.isNaN ? sum : sum + leaked * leaked
        }
        let shift = means[j, t] - means[l, t]
        let ratio = log(variances[j, t] / variances[l, t])
        statistics[j, l] = shift * shift / spread + ratio * ratio / (2 * inverse)
      }
    }
  }

  func cost(_ a: Int, _ b: Int) -> Double { statistics[a, b] }

  mutating func merge(_ a: Int, _ b: Int) {
    for j in 0..<items {
      statistics[a, j] = max(statistics[a, j], statistics[b, j])
      statistics[j, a] = statistics[a, j]
    }
  }
}
