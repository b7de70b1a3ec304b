import AutoencoderArtifacts
import Autoencoders
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct TakeLatentModelTests {
  @Test func theRecordIsTheFit() throws {
    let fit = try stage(
      FitByRecipe.self,
      ["components": "3", "hidden": "8,", "steps": "20", "pretraining-steps": "20", "prior-restarts": "1", "seed": "1"]
    ).run(try someSample.get().points, in: .silent)
    let model = try stage(TakeLatentModel.self).run(fit, in: .silent)
    let facet = fit.codes.facets[0]
    #expect(model.prior == facet.prior && model.codes == facet.codes && model.points == facet.codes.rows)
    // The layers compute what the fit decodes.
    let latents = Matrix<Double>([[0.3, -1.2], [2, 0.5]])
    let layers = try #require(model.layers)
    let decoded = layers.reduce(latents) { values, layer in
      matmulTransposedSecond(values, Matrix(layer.weights)).addingToRows(layer.biases).map {
        layer.activation == "identity" || $0 > 0 ? $0 : 0.2 * $0
      }
    }
    expectClose(decoded, Autoencoder<Double>(fit.model).decode([latents]), relative: 1e-6, absolute: 1e-6)
  }

  @Test func aMixtureIsAModelOfWhichNothingElseIsKnown() throws {
    let mixture = GaussianMixture(weights: [1], means: Matrix([[1, 2]]), covariances: .spherical([2]))
    let fitted = FittedMixture(mixture, trace: [], meanLogLikelihood: 0, points: 7, converged: true)
    let model = try stage(TakeAsPrior.self).run(fitted, in: .silent)
    #expect(model == (try RecordedModel(prior: mixture, points: 7)))
  }
}
