private import Foundation
public import LinearAlgebra
private import Probability
public import Randomness
private import Requirements

/// The prior of which points are of one cluster, with the clusters' weights integrated out.
public enum ClusterPrior: Equatable, Sendable {
  /// A Chinese restaurant process: as many clusters as the points ask for.
  case process(concentration: Double)
  /// A symmetric Dirichlet over a fixed number of clusters, of this concentration for each.
  case finite(components: Int, concentration: Double)

  /// log p(assignments), of the sizes of the clusters that have points.
  public func logProbability(sizes: [Int]) -> Double {
    let n = Double(sizes.reduce(0, +))
    switch self {
    case .process(let a):
      let clusters = sizes.reduce(0) { $0 + log(a) + lgamma(Double($1)) }
      return clusters + lgamma(a) - lgamma(n + a)
    case .finite(let k, let a):
      let clusters = sizes.reduce(0) { $0 + lgamma(Double($1) + a) - lgamma(a) }
      return clusters + lgamma(Double(k) * a) - lgamma(n + Double(k) * a)
    }
  }
}

/// Points in clusters, under priors that are integrated out.
public struct Clustering: Equatable, Sendable {
  /// p(assignments).
  public let prior: ClusterPrior
  /// p(points of a cluster).
  public let shapes: NormalWishart
  /// The cluster of each point; clusters are numbered from zero, with gaps where one is empty.
  public private(set) var assignments: [Int]
  /// The points of each cluster.
  private var clusters: [ClusterStatistics]

  /// Creates a clustering of points, N×Q.
  ///
  /// - Parameters:
  ///   - points: N×Q.
  ///   - assignments: N, from zero on; below the number of components where that is fixed.
  ///   - prior: p(assignments).
  ///   - shapes: p(points of a cluster).
  public init(_ points: Matrix<Double>, assignments: [Int], prior: ClusterPrior, shapes: NormalWishart) {
    require(assignments.count == points.rows, "\(assignments.count) assignments for the rows of \(points.shape)")
    require(points.columns == shapes.latents, "points of \(points.shape) under a prior of \(shapes.latents) latents")
    require(assignments.allSatisfy { $0 >= 0 }, "clusters are numbered from zero on")
    var count = (assignments.max() ?? -1) + 1
    if case .finite(let components, _) = prior {
      require(count <= components, "cluster \(count - 1) of \(components)")
      count = components
    }
    (self.prior, self.shapes, self.assignments) = (prior, shapes, assignments)
    clusters = [ClusterStatistics](repeating: ClusterStatistics(latents: shapes.latents), count: count)
    for (i, k) in assignments.enumerated() { clusters[k].add(points.row(i)) }
  }

  /// How many clusters have points.
  public var occupied: Int { clusters.count { $0.count > 0 } }

  /// log p(assignments) + log p(points | assignments).
  ///
  /// - Throws: `FactorizationError` from a cluster.
  public func logJoint() throws(FactorizationError) -> Double {
    let filled = clusters.filter { $0.count > 0 }
    var value = prior.logProbability(sizes: filled.map(\.count))
    for cluster in filled { value += try shapes.logMarginal(cluster) }
    return value
  }

  /// log p(points | assignments) and its gradient by the points, N×Q.
  ///
  /// - Throws: `FactorizationError` from a cluster.
  public func logMarginal(
    of points: Matrix<Double>
  ) throws(FactorizationError) -> (value: Double, gradient: Matrix<Double>) {
    var gradient = Matrix<Double>(rows: points.rows, columns: points.columns)
    let moved = Clustering(points, assignments: assignments, prior: prior, shapes: shapes)
    var value = 0.0
    var posteriors: [ClusterPosterior?] = []
    for cluster in moved.clusters {
      guard cluster.count > 0 else {
        posteriors.append(nil)
        continue
      }
      value += try shapes.logMarginal(cluster)
      posteriors.append(try ClusterPosterior(of: cluster, prior: shapes))
    }
    for (i, k) in assignments.enumerated() {
      guard let row = posteriors[k]?.gradient(at: points.row(i)) else { continue }
      for j in row.indices { gradient[i, j] = row[j] }
    }
    return (value, gradient)
  }
}

extension Clustering {
  /// The log probabilities of a point's cluster given all others, normalised.
  ///
  /// - Parameters:
  ///   - point: Its row.
  ///   - points: N×Q, those that the clustering is of.
  /// - Returns: The clusters that could be chosen, a new one (a number that none has) last where there may be one, and
  ///   the log probability of each.
  /// - Throws: `FactorizationError` from a cluster.
  public func conditional(
    ofPoint point: Int, in points: Matrix<Double>
  ) throws(FactorizationError) -> (clusters: [Int], logProbabilities: [Double]) {
    var rest = clusters
    rest[assignments[point]].remove(points.row(point))
    let x = points.row(point)
    var (choices, logs): ([Int], [Double]) = ([], [])
    for (k, cluster) in rest.enumerated() {
      let weight: Double
      switch prior {
      case .process:
        guard cluster.count > 0 else { continue }
        weight = log(Double(cluster.count))
      case .finite(_, let concentration): weight = log(Double(cluster.count) + concentration)
      }
      choices.append(k)
      logs.append(weight + (try ClusterPosterior(of: cluster, prior: shapes)).logPredictive(x))
    }
    if case .process(let concentration) = prior {
      let empty = ClusterStatistics(latents: shapes.latents)
      choices.append(rest.firstIndex { $0.count == 0 } ?? rest.count)
      logs.append(log(concentration) + (try ClusterPosterior(of: empty, prior: shapes)).logPredictive(x))
    }
    let total = logSumExp(logs)
    return (choices, logs.map { $0 - total })
  }

  /// Draws every point's cluster anew, one after the other, given all others (collapsed Gibbs sampling; Neal 2000,
  /// algorithm 3).
  ///
  /// - Parameters:
  ///   - points: N×Q, those that the clustering is of.
  ///   - stream: Draws clusters.
  /// - Throws: `FactorizationError` from a cluster.
  public mutating func sweep(_ points: Matrix<Double>, using stream: inout RandomStream) throws(FactorizationError) {
    for i in 0..<points.rows {
      let (choices, logs) = try conditional(ofPoint: i, in: points)
      let chosen = choices[stream.index(weights: logs.map { exp($0) })]
      clusters[assignments[i]].remove(points.row(i))
      if chosen == clusters.count { clusters.append(ClusterStatistics(latents: shapes.latents)) }
      clusters[chosen].add(points.row(i))
      assignments[i] = chosen
    }
    // Sums that points were added to and taken from gather rounding: count them anew.
    self = Clustering(points, assignments: assignments, prior: prior, shapes: shapes)
  }
}
