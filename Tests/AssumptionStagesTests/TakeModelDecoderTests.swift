import AssumptionStages
import Assumptions
import DecoderFiles
import LikelihoodArtifacts
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct TakeModelDecoderTests {
  /// f(z) = 2·ReLU(3z + 1)·(1, −1) + ReLU(−z)·(0, 1) + (5, 6).
  @Test func theDecoderIsTheModels() throws {
    let truth = ModelNumbers(
      weights: [0.25, 0.75], means: [-1, 2], deviations: [0.5, 2], inputWeights: [3, -1], biases: [1, 0],
      outputWeights: [[2, -2], [0, 1]], shift: [5, 6], leak: 0, noise: 0.1)
    let model = SimulatedModel(arm: .twoComponents, truth: truth, fittedComponents: 2, slopes: [1], rejected: 0)
    let decoder = try stage(TakeModelDecoder.self).run(model, in: .silent)
    #expect(decoder.decoder([1]) == [13, -2])
    #expect(decoder.decoder([-2]) == [5, 8])
    let prior = try #require(decoder.prior)
    #expect(prior.weights == [0.25, 0.75])
    expectClose(prior.covariance(ofComponent: 1)[0, 0], 4, relative: 1e-12)
  }
}
