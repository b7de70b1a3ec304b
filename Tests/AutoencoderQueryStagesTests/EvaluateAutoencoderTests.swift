import AutoencoderArtifacts
import AutoencoderFitStages
import AutoencoderQueryStages
import Autoencoders
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

struct EvaluateAutoencoderTests {
  @Test func moreDrawsBoundTheLogLikelihoodFromCloser() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let bounds = try [1, 20, 400].map { draws in
      try ask(EvaluateAutoencoder.self, fit, twoClusters, with: [("draws", "\(draws)")])
    }
    let means = bounds.map { $0.bounds.reduce(0, +) / 120 }
    #expect(means[0] < means[1] && means[1] < means[2] && means[1] > fit.outcome.bound.total)
    #expect(bounds[1].values["importance-bound"] == .number(means[1]) && bounds[1].values["draws"] == .integer(20))
    #expect(try AutoencoderEvaluation(files: bounds[0].files()) == bounds[0])
  }

  @Test func aStyleHasItsDivergence() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "1", "prior": "gmvae", "components": "2", "seed": "1", "epochs": "5"]
    ).run(twoClusters, in: .silent)
    let evaluation = try ask(EvaluateAutoencoder.self, fit, twoClusters, with: [("draws", "2")])
    #expect(evaluation.styleDivergences?.count == 120)
    #expect(evaluation.styleDivergences?.allSatisfy { $0 >= 0 } == true)
    #expect(evaluation.values["style-divergence"] != nil)
    #expect(try AutoencoderEvaluation(files: evaluation.files()) == evaluation)
  }
}
