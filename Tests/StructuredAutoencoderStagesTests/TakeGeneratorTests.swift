import AutoencoderArtifacts
import StructuredAutoencoderArtifacts
import Autoencoders
import Interchange
import LinearAlgebra
import Networks
import Probability
import Stages
import StageTestSupport
import StructuredAutoencoderStages
import Testing
import TestSupport

@Suite struct TakeGeneratorTests {
  @Test func decoderAndPriorAreThoseOfTheFit() throws {
    let fit = try stage(FitSVAE.self, smallFit + [("components", "2")]).run(twoClusters, in: .silent)
    let generator = try stage(TakeGenerator.self).run(fit, in: .silent)
    #expect(try FittedAutoencoder(files: generator.files()) == generator)
    #expect(generator.codes.joined.codes == fit.codes.codes)
    let (prior, taken) = (try #require(fit.codes.prior), generator.model.mixture())
    expectClose(taken.weights, prior.weights, relative: 1e-5)
    expectClose(taken.means, prior.means, relative: 1e-5, absolute: 1e-6)
    for k in 0..<2 {
      expectClose(taken.covariance(ofComponent: k), prior.covariance(ofComponent: k), relative: 1e-5, absolute: 1e-6)
    }
    expectClose(try #require(generator.model.deviation), number(fit, "deviation"), relative: 1e-5)
    expectClose(number(generator, "bound"), number(fit, "bound"), absolute: 1e-12)
    // Carried through a hidden layer of eight by four units.
    #expect(generator.configuration.architecture.decoder == [12])
  }

  @Test func itTakesADiagonalPriorToo() throws {
    let fit = try stage(FitDLGMM.self, smallFit + [("components", "2"), ("pretraining-epochs", "5")]).run(
      twoClusters, in: .silent)
    let generator = try stage(TakeGenerator.self).run(fit, in: .silent)
    #expect(generator.configuration.architecture.prior == .diagonal)
    #expect(generator.configuration.architecture.decoder == [8])
  }
}
