internal import LinearAlgebra
internal import Randomness

/// Returns the numbers of K points as first centres: the first at random, each further one with probability in
/// proportion to its squared distance from the nearest before it.
///
/// Source: Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.
func kMeansPlusPlus(
  _ points: Matrix<Double>, _ blocks: borrowing PointBlocks, components: Int, using stream: inout RandomStream
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
