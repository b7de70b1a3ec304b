import AutoencoderArtifacts
import Autoencoders
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Networks
import StageTestSupport
import Stages
import TestSupport
import Testing

/// What a notebook says of a recipe, and what is fitted for it.
@Suite struct FitRecipeTests {
  private func fit(_ parameters: [(String, String)]) throws -> FittedAutoencoder {
    let quick = [("components", "2"), ("seed", "1"), ("steps", "3"), ("pretraining-steps", "3"), ("recipe", "full")]
    let named = Set(parameters.map(\.0))
    return try stage(FitByRecipe.self, quick.filter { !named.contains($0.0) } + parameters).run(
      someSample.get().points, in: .silent)
  }

  @Test func theNetworksAreThoseThatAreAskedFor() throws {
    let found = try fit([
      ("hidden", "7,5"), ("slope", "0.125"), ("deviation", "0.5"), ("components", "4"), ("steps", "0"),
    ])
    let architecture = found.configuration.architecture
    #expect(architecture.encoder == [7, 5] && architecture.decoder == [5, 7] && architecture.features == 6)
    #expect(architecture.facets[0].components == 4 && architecture.facets[0].latents == 2)
    #expect(architecture.activation == .leakyRelu(slope: 0.125) && architecture.posterior == .full)
    #expect(architecture.likelihood == .gaussian(deviation: 0.5, isLearned: true))
    // Without a step, σ is where it starts.
    expectClose(try #require(Autoencoder<Double>(found.model).deviation), 0.5, relative: 1e-6)
  }

  /// An epoch sees all 600 points.
  @Test(arguments: [
    ("1", "256", 1), ("3", "256", 1), ("4", "256", 2), ("5", "600", 5), ("2", "1000000", 2), ("0", "1", 0),
  ])
  func stepsAreRoundedUpToEpochs(steps: String, batch: String, epochs: Int) throws {
    let found = try fit([("steps", steps), ("batch", batch), ("pretraining-steps", "0")])
    #expect(found.configuration.training.stageEpochs == [epochs])
    #expect(found.configuration.training.batch == Int(batch))
  }

  @Test func theRateFallsAlongACosine() throws {
    let rate = try fit([("learning-rate", "0.01"), ("steps", "30")]).configuration.training.learningRate
    #expect(rate.rate(epoch: 0) == 0.01 && rate == .cosine(initial: 0.01, final: 0.0002, epochs: 10))
  }

  @Test(arguments: [
    ("recipe", "diagonl", "did you mean 'diagonal'"), ("latents", "0", "'latents' is 0"),
    ("slope", "1.5", "'slope' is 1.5"), ("batch", "0", "'batch' is 0"), ("deviation", "0", "'deviation' is 0"),
    ("angles", "0", "'angles' is 0"), ("steps", "-1", "'steps' is -1"),
  ])
  func whatCannotBeIsSaid(name: String, value: String, words: String) {
    let text = message(FitByRecipe.self, [("components", "2"), ("seed", "1"), (name, value)])
    #expect(text.contains(words), "\(text)")
  }

  @Test func oneLatentAndOneComponentAreAModel() throws {
    let found = try fit([("latents", "1"), ("components", "1"), ("start", "principal")])
    #expect(found.codes.facets[0].codes.columns == 1 && found.outcome.bound.total.isFinite)
  }
}
