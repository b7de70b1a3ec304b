import Likelihood
import LinearAlgebra
import Randomness

/// A model with numbers drawn as in the simulations of the paper's Figure 1.
func randomModel(
  components: Int = 2, units: Int = 3, outputs: Int = 1, leak: Double = 0, noise: Double = 0.3, seed: UInt64
) throws -> PiecewiseAffineModel {
  var stream = RandomStream(seed: seed)
  let weights = (0..<components).map { _ in 0.2 + stream.uniform() }
  let total = weights.reduce(0, +)
  return try PiecewiseAffineModel(
    prior: LatentMixture(
      weights: weights.map { $0 / total }, means: (0..<components).map { _ in 6 * stream.uniform() - 3 },
      deviations: (0..<components).map { _ in 0.3 + 0.7 * stream.uniform() }),
    decoder: ShallowDecoder(
      inputWeights: (0..<units).map { _ in (stream.uniform() < 0.5 ? -1 : 1) * (0.2 + stream.uniform()) },
      biases: stream.normals(units),
      outputWeights: Matrix(rows: units, columns: outputs, elements: stream.normals(units * outputs)),
      shift: stream.normals(outputs), leak: leak),
    noise: noise)
}

/// |z| + noise, with three components of equal weights and deviations.
func absoluteValue(means: [Double], deviation: Double = 0.4, noise: Double = 0.2) throws -> PiecewiseAffineModel {
  let count = means.count
  return try PiecewiseAffineModel(
    prior: LatentMixture(
      weights: [Double](repeating: 1 / Double(count), count: count), means: means,
      deviations: [Double](repeating: deviation, count: count)),
    decoder: ShallowDecoder(
      inputWeights: [1], biases: [0], outputWeights: Matrix([[1]]), shift: [0], leak: -1),
    noise: noise)
}
