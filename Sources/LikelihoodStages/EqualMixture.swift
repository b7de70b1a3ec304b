package import Likelihood

/// A mixture of components of equal weights and deviations.
package func equalMixture(_ means: [Int], deviation: Double) throws(ModelError) -> LatentMixture {
  try LatentMixture(
    weights: [Double](repeating: 1 / Double(max(means.count, 1)), count: means.count), means: means.map(Double.init),
    deviations: [Double](repeating: deviation, count: means.count))
}
