import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness

/// Ninety images of six pixels, of which either half may be bright, and a training of a second.
struct SmallLadder {
  var training = LadderTraining(stageEpochs: [4, 6], fadeIn: 9, learningRate: 1e-2, batch: 32)
  var architecture = LadderArchitecture(
    features: 6, encoder: [8, 8], decoder: [8, 8],
    facets: [
      LadderArchitecture.Facet(latents: 1, components: 2, rung: 1),
      LadderArchitecture.Facet(latents: 2, components: 3, rung: 2),
    ], activation: .leakyRelu(slope: 0.01))
  var images = GreyImages(count: 90, pixels: 6, bytes: Self.bytes)

  /// Image by image.
  static let bytes: [UInt8] = {
    var stream = RandomStream(seed: 31)
    return (0..<90).flatMap { n in
      (0..<6).map { i in UInt8(stream.index(below: 40)) + ((i < 3 ? n % 2 : n % 3) == 0 ? 200 : 10) }
    }
  }()

  /// Trains.
  func run(
    seed: UInt64 = 1, resuming state: LadderState? = nil, observe: (LadderState) -> Void = { _ in },
    firstPrior: LadderTraining.FirstPrior = Self.firstPrior
  ) throws(TrainingError) -> TrainedLadder {
    try training.fit(
      architecture, to: images, using: RandomStream(seed: seed), resuming: state, firstPrior: firstPrior,
      observe: observe)
  }

  /// Components at some of the codes. Draws too, so that a stream that went astray would be noticed.
  static func firstPrior(_ facet: Int, _ codes: Matrix<Double>, _ stream: inout RandomStream) -> GaussianMixture {
    let means = codes.rows(at: facet == 0 ? [0, 1] : [0, 1, 2])
    let count = means.rows
    return GaussianMixture(
      weights: [Double](repeating: 1 / Double(count), count: count), means: means.map { $0 + 0.01 * stream.normal() },
      covariances: .spherical([Double](repeating: 0.5, count: count)))
  }
}
