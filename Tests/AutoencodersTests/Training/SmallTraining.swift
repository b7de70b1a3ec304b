import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness

/// A training of a second.
struct SmallTraining {
  var training: Training
  var architecture: Architecture
  var points: PointSet

  /// Two clusters in the plane, forty points each, and one facet.
  static let ofOneFacet = SmallTraining(
    training: Training(
      pretrainingEpochs: 5, stageEpochs: [8],
      learningRate: .steps(initial: 5e-3, every: 3, factor: 0.5, floor: 1e-4), batch: 32),
    architecture: Architecture(
      features: 2, latents: 2, hidden: [8], activation: .leakyRelu(slope: 0.2), components: 2,
      likelihood: .gaussian(deviation: 0.3, isLearned: true)), points: PointSet(clusters))

  /// Ninety images of six pixels, of which either half may be bright, and two facets.
  static let ofTwoFacets = SmallTraining(
    training: Training(
      start: .drawn, pretrainingEpochs: 0, stageEpochs: [4, 6], fadeIn: 9, learningRate: .constant(1e-2), batch: 32,
      clip: nil, restarts: nil, evaluationDraws: 1),
    architecture: Architecture(
      features: 6, encoder: [8, 8], decoder: [8, 8],
      facets: [
        Architecture.Facet(latents: 1, components: 2, rung: 1), Architecture.Facet(latents: 2, components: 3, rung: 2),
      ], activation: .leakyRelu(slope: 0.01)), points: PointSet(images: 90, pixels: 6, bytes: bytes))

  /// 80×2.
  static let clusters: Matrix<Float> = {
    var stream = RandomStream(seed: 31)
    let rows = (0..<80).map { n in
      [Float(stream.normal()) / 4 + (n < 40 ? -1 : 1), Float(stream.normal()) / 4]
    }
    return Matrix(rows)
  }()

  /// Image by image.
  static let bytes: [UInt8] = {
    var stream = RandomStream(seed: 31)
    return (0..<90).flatMap { n in
      (0..<6).map { i in UInt8(stream.index(below: 40)) + ((i < 3 ? n % 2 : n % 3) == 0 ? 200 : 10) }
    }
  }()

  /// Trains, with components at some of the codes as the first prior.
  func run(
    seed: UInt64 = 1, resuming state: TrainingState? = nil, observe: (TrainingState) -> Void = { _ in }
  ) throws(TrainingError) -> TrainingResult {
    try training.fit(
      architecture, to: points, using: RandomStream(seed: seed), resuming: state,
      firstPrior: { j, codes, stream in
        Self.prior(codes, components: architecture.facets[j].components, &stream)
      }, observe: observe)
  }

  /// Draws too, so that a stream that went astray would be noticed.
  private static func prior(
    _ codes: Matrix<Double>, components count: Int, _ stream: inout RandomStream
  ) -> GaussianMixture {
    let means = codes.rows(at: (0..<count).map { $0 * (codes.rows - 1) / max(count - 1, 1) })
    return GaussianMixture(
      weights: [Double](repeating: 1 / Double(count), count: count), means: means.map { $0 + 0.01 * stream.normal() },
      covariances: .spherical([Double](repeating: 0.5, count: count)))
  }
}
