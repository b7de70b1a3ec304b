import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness

/// Two clusters in the plane, forty points each, and a training of a second.
struct SmallTraining {
  var training = Training(
    pretrainingEpochs: 5, epochs: 8, learningRate: .steps(initial: 5e-3, every: 3, factor: 0.5, floor: 1e-4), batch: 32)
  var architecture = Architecture(
    features: 2, latents: 2, hidden: [8], activation: .leakyRelu(slope: 0.2), components: 2,
    likelihood: .gaussian(deviation: 0.3, isLearned: true))
  var points: Matrix<Float> = {
    var stream = RandomStream(seed: 31)
    let rows = (0..<80).map { n in
      [Float(stream.normal()) / 4 + (n < 40 ? -1 : 1), Float(stream.normal()) / 4]
    }
    return Matrix(rows)
  }()

  /// Trains, with the components at the first and the last code as the first prior.
  func run(
    seed: UInt64 = 1, resuming state: TrainingState? = nil, observe: (TrainingState) -> Void = { _ in }
  ) throws(TrainingError) -> TrainingResult {
    try training.fit(
      architecture, to: points, using: RandomStream(seed: seed), resuming: state, firstPrior: Self.firstPrior,
      observe: observe)
  }

  /// Draws too, so that a stream that went astray would be noticed.
  static func firstPrior(_ codes: Matrix<Double>, _ stream: inout RandomStream) -> GaussianMixture {
    let ends = codes.rows(at: [0, codes.rows - 1])
    return GaussianMixture(
      weights: [0.5, 0.5], means: ends.map { $0 + 0.01 * stream.normal() }, covariances: .spherical([0.5, 0.5]))
  }
}
