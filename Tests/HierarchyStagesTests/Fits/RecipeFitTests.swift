import AutoencoderArtifacts
import Autoencoders
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Networks
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

/// What the recipes make of points, one training after another.
@Suite struct RecipeFitTests {
  private func fit(_ parameters: [(String, String)]) throws -> FittedAutoencoder {
    let named = Set(parameters.map(\.0))
    let quick = [
      ("components", "3"), ("hidden", "16,16"), ("steps", "150"), ("pretraining-steps", "150"), ("seed", "1"),
    ]
    return try stage(FitByRecipe.self, quick.filter { !named.contains($0.0) } + parameters).run(
      someSample.get().points, in: .silent)
  }

  @Test(arguments: ["diagonal", "full", "full-then-diagonal", "orientations"])
  func eachRecipeEndsWithItsPrior(recipe: String) throws {
    let found = try fit([("recipe", recipe), ("angles", "2")])
    #expect(found.configuration.architecture.prior == (recipe == "full" ? .full : .diagonal))
    #expect(found.configuration.architecture.posterior == .full)
    #expect(found.outcome.bound.total.isFinite)
    // An autoencoder of six features without a code has a bound of about −6·½·log 2πe.
    #expect(found.outcome.bound.total > -8)
    #expect(try FittedAutoencoder(files: found.files()) == found)
  }

  /// Of 600 points in batches of 256, an epoch has three steps.
  @Test(arguments: [("diagonal", 30, 10), ("full", 30, 10), ("full-then-diagonal", 30, 5), ("orientations", 30, 7)])
  func theLastTrainingHasItsShareOfTheSteps(recipe: String, steps: Int, epochs: Int) throws {
    let found = try fit([
      ("recipe", recipe), ("steps", "\(steps)"), ("pretraining-steps", "7"), ("angles", "2"), ("start", "random"),
    ])
    #expect(found.configuration.training.stageEpochs == [epochs])
    // Nothing was pretrained.
    #expect(found.pretrainingErrors.isEmpty)
  }

  @Test func pretrainingIsKeptOfTheStartThatHasOne() throws {
    let found = try fit([("recipe", "full"), ("steps", "6"), ("pretraining-steps", "20")])
    #expect(found.pretrainingErrors.count == 7)
    #expect(try #require(found.pretrainingErrors.last) < found.pretrainingErrors[0])
  }

  @Test func moreLatentsThanTwoAreTurnedAtRandom() throws {
    let found = try fit([
      ("recipe", "orientations"), ("latents", "3"), ("angles", "2"), ("steps", "30"), ("start", "principal"),
    ])
    #expect(found.configuration.architecture.facets[0].latents == 3 && found.outcome.bound.total.isFinite)
  }
}
