public import LinearAlgebra
public import Probability
public import Randomness

/// Returns how far maps of priors differ when there is one true map, and nothing but the sampling of N points between the
/// two fits: a parametric bootstrap.
///
/// Each draw takes two samples of N points from the mixture, refits both from the mixture itself, and measures δ between
/// the map of the two refits and the identity. Runs that share their data have errors that agree in part, so that
/// their own δ tends to be less: the null is wide.
///
/// - Parameters:
///   - mixture: The prior of a model.
///   - points: N.
///   - draws: How many, at least one.
///   - stream: Where the samples are drawn from.
///   - refit: Fits a mixture of the same family to points, from a start.
/// - Returns: The distribution of δ over the draws whose refits have a map.
/// - Throws: ``TriangleError/refits(failed:of:)`` where fewer than half have; ``ComponentError``; what sampling throws.
public func samplingNull(
  of mixture: GaussianMixture, points: Int, draws: Int, using stream: inout RandomStream,
  refit: (_ points: Matrix<Double>, _ start: GaussianMixture) throws -> GaussianMixture
) throws -> NullDistribution {
  let discrepancy = try MapDiscrepancy(source: mixture, target: mixture)
  let identity = AffineMap(
    matrix: .identity(mixture.features), shift: [Double](repeating: 0, count: mixture.features))
  var values: [Double] = []
  for _ in 0..<draws {
    let first = try mixture.sample(points, using: &stream).points
    let second = try mixture.sample(points, using: &stream).points
    guard let p = try? refit(first, mixture), let q = try? refit(second, mixture),
      let map = try? mixtureMap(near: identity, from: p, to: q)
    else { continue }
    values.append(discrepancy(map.map, identity))
  }
  guard 2 * values.count >= draws, !values.isEmpty else {
    throw TriangleError.refits(failed: draws - values.count, of: draws)
  }
  return NullDistribution(draws: values)
}
