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

/// Networks that are fitted to known outputs, as the start of a fit from the truth has them.
@Suite struct NetworkRegressionTests {
  /// No step climbs, so that the networks are as the regressions left them; these have twice as many steps.
  private func start(_ steps: Int, seed: Int = 1) throws -> FittedAutoencoder {
    try stage(
      FitFromTruth.self,
      [
        ("components", "3"), ("hidden", "24,24"), ("steps", "0"), ("pretraining-steps", "\(steps)"),
        ("recipe", "full"), ("seed", "\(seed)"),
      ]
    ).run(someSample.get(), in: .silent)
  }

  /// The share of the variance of the targets that is left.
  private func left(_ values: Matrix<Double>, _ targets: Matrix<Double>) -> Double {
    func squares(_ matrix: Matrix<Double>) -> Double { matrix.elements.reduce(0) { $0 + $1 * $1 } }
    return squares(values - targets) / squares(targets.centred)
  }

  @Test func theDecoderLearnsTheTruthsAndTheEncoderItsLatents() throws {
    let sample = try someSample.get()
    func errors(_ steps: Int) throws -> [Double] {
      let fit = try start(steps)
      let model = Autoencoder<Double>(fit.model)
      // The points are the decoder's targets but for noise of 0.05, of which deviation one is the whole.
      return [
        left(model.decode([sample.latents]), sample.points.coordinates),
        left(fit.codes.facets[0].codes, sample.latents),
      ]
    }
    let (few, many) = try (errors(20), errors(500))
    #expect(many[0] < 0.05 && many[1] < 0.05 && many[0] < 0.3 * few[0] && many[1] < 0.3 * few[1])
  }

  @Test func theSameSeedDrawsTheSameNetworks() throws {
    #expect(try start(5).model == start(5).model && start(5).model != start(5, seed: 2).model)
  }

  @Test func pointsThatAreFewerThanABatchAreOne() throws {
    let few = try stage(SampleTruth.self, ["points": "20"]).run(drawnTruth(), in: .silent)
    let fit = try stage(
      FitFromTruth.self,
      ["components": "1", "hidden": "8,", "steps": "0", "pretraining-steps": "300", "recipe": "full", "seed": "1"]
    ).run(few, in: .silent)
    #expect(left(fit.codes.facets[0].codes, few.latents) < 0.5)
  }
}
