public import Randomness

/// Uniform points on parallelograms of the plane that do not overlap: random affine images of the unit square.
///
///     x = c + A·(u − ½),  u ~ U[0, 1]²,  Aᵢⱼ ~ N(0, s²) with cond(A) below a bound,  c ~ U(−e, e)²
public struct Parallelograms: Dataset, Equatable {
  /// K.
  public let count: Int
  /// Points of each parallelogram.
  public let pointsPerParallelogram: Int
  /// e, the centres' largest coordinate.
  public let extent: Double
  /// s, the standard deviation of the entries of A.
  public let size: Double
  /// The bound of cond(A), the ratio of A's singular values.
  public let condition: Double

  /// Creates parallelograms.
  public init(
    count: Int, pointsPerParallelogram: Int, extent: Double = 4, size: Double = 1, condition: Double = 5
  ) {
    self.count = count
    self.pointsPerParallelogram = pointsPerParallelogram
    self.extent = extent
    self.size = size
    self.condition = condition
  }

  /// How many proposals a parallelogram gets before there is no room for it.
  static let trials = 10_000

  public func sample(using stream: inout RandomStream) throws(DatasetError) -> LabelledPoints {
    let shapes = try shapes(using: &stream)
    return planar(groups: count, pointsPerGroup: pointsPerParallelogram) { group, _ in
      let u = stream.uniform() - 0.5
      return shapes[group].point(u, stream.uniform() - 0.5)
    }
  }

  /// Draws the parallelograms, each until it overlaps none before it.
  public func shapes(using stream: inout RandomStream) throws(DatasetError) -> [Parallelogram] {
    var shapes: [Parallelogram] = []
    for _ in 0..<count {
      var trial = 0
      var proposal: Parallelogram
      repeat {
        guard trial < Parallelograms.trials else { throw .noRoom(parallelograms: count, trials: trial) }
        trial += 1
        proposal = Parallelogram(
          centre: SIMD2(extent * (2 * stream.uniform() - 1), extent * (2 * stream.uniform() - 1)),
          first: size * stream.planarNormal(), second: size * stream.planarNormal())
      } while !(proposal.condition < condition) || shapes.contains(where: proposal.overlaps)
      shapes.append(proposal)
    }
    return shapes
  }
}
