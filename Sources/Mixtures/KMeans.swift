public import LinearAlgebra
public import Randomness
internal import RowBlocks

/// Finds K centres by k-means++ and Lloyd's iterations.
public struct KMeans: Equatable, Sendable {
  /// K.
  public var components: Int
  /// The most iterations.
  public var iterations: Int
  /// The iterations end when the inertia falls by less than this fraction of itself.
  public var tolerance: Double

  /// Creates a way of clustering.
  public init(components: Int, iterations: Int = 100, tolerance: Double = 1e-4) {
    self.components = components
    self.iterations = iterations
    self.tolerance = tolerance
  }

  /// Centres, and which point belongs to which.
  public struct Clustering: Equatable, Sendable {
    /// K×D.
    public let centres: Matrix<Double>
    /// For each of N points, the number of the nearest centre.
    public let labels: [Int]
    /// The inertia Σₙ min ‖xₙ − centre‖² before each move of the centres, and at the end; it never rises but for
    /// rounding.
    public let trace: [Double]
  }

  /// Clusters points, N×D.
  ///
  /// - Complexity: O(N·K·D) an iteration.
  /// - Throws: ``FitError``, when there are too few points or one is not finite.
  public func fit(_ points: Matrix<Double>, using stream: inout RandomStream) throws(FitError) -> Clustering {
    _ = try inMemory { try FeatureSpread(of: RowBlocks(points), components: components) }
    return cluster(points, PointBlocks(points), using: &stream)
  }

  func cluster(
    _ points: Matrix<Double>, _ blocks: PointBlocks, using stream: inout RandomStream
  ) -> Clustering {
    var centres = points.rows(
      at: kMeansPlusPlus(points, blocks, components: components, using: &stream))
    var nearest = NearestCentres(to: centres.elements, of: blocks)
    var trace = [nearest.inertia]
    for _ in 0..<iterations {
      centres = means(of: points, nearest)
      nearest = NearestCentres(to: centres.elements, of: blocks)
      trace.append(nearest.inertia)
      if trace[trace.count - 2] - trace[trace.count - 1] <= tolerance * trace[trace.count - 2] { break }
    }
    return Clustering(centres: centres, labels: nearest.labels, trace: trace)
  }

  /// The mean of each cluster; an empty one takes the point that is farthest from its centre.
  private func means(of points: Matrix<Double>, _ nearest: NearestCentres) -> Matrix<Double> {
    let d = points.columns
    var sums = Matrix<Double>(rows: components, columns: d)
    var counts = [Int](repeating: 0, count: components)
    for (n, k) in nearest.labels.enumerated() {
      counts[k] += 1
      for j in 0..<d { sums.elements[k * d + j] += points.elements[n * d + j] }
    }
    var distances = nearest.squaredDistances
    for k in 0..<components {
      if counts[k] == 0, let farthest = distances.indices.max(by: { distances[$0] < distances[$1] }) {
        distances[farthest] = 0
        for j in 0..<d { sums[k, j] = points[farthest, j] }
      } else {
        for j in 0..<d { sums[k, j] /= Double(counts[k]) }
      }
    }
    return sums
  }
}

/// Returns the numbers of K points as first centres: the first at random, each further one with probability in
/// proportion to its squared distance from the nearest before it.
///
/// Source: Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.
func kMeansPlusPlus(
  _ points: Matrix<Double>, _ blocks: PointBlocks, components: Int, using stream: inout RandomStream
) -> [Int] {
  var chosen = [stream.index(below: points.rows)]
  var nearest = NearestCentres(to: points.row(chosen[0]), of: blocks)
  while chosen.count < components {
    // Where every point lies on a centre, any point is as good.
    chosen.append(
      nearest.inertia > 0
        ? stream.index(weights: nearest.squaredDistances) : stream.index(below: points.rows))
    nearest.update(with: points.row(chosen[chosen.count - 1]), number: chosen.count - 1, of: blocks)
  }
  return chosen
}
