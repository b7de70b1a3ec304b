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

struct PointQueriesTests {
  @Test func theClustersAreFound() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let assignments = try stage(AssignClusters.self).run(Pair(fit, twoClusters), in: .silent)
    let agreeing = zip(assignments.labels, twoClusters.labels ?? []).count { $0 == $1 }
    #expect([0, 120].contains(agreeing), "clusters ten deviations apart: \(agreeing)")
  }

  @Test func encodingTheSamePointsGivesTheSameCodes() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let codes = try stage(Encode.self).run(Pair(fit, twoClusters), in: .silent)
    #expect(codes == fit.codes.joined)
    let some = Points(twoClusters.coordinates.rows(10..<20))
    let part = try stage(Encode.self).run(Pair(fit, some), in: .silent)
    // Products of another number of rows may be rounded otherwise.
    expectClose(part.codes, fit.codes.facets[0].codes.rows(10..<20), absolute: 1e-12)
    #expect(part.classes == nil && part.prior == fit.codes.facets[0].prior)
  }

  @Test func moreDrawsBoundTheLogLikelihoodFromCloser() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let bounds = try [1, 20, 400].map { draws in
      try stage(EvaluateAutoencoder.self, ["draws": "\(draws)"]).run(Pair(fit, twoClusters), in: .silent)
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
    let evaluation = try stage(EvaluateAutoencoder.self, ["draws": "2"]).run(Pair(fit, twoClusters), in: .silent)
    #expect(evaluation.styleDivergences?.count == 120)
    #expect(evaluation.styleDivergences?.allSatisfy { $0 >= 0 } == true)
    #expect(evaluation.values["style-divergence"] != nil)
    #expect(try AutoencoderEvaluation(files: evaluation.files()) == evaluation)
  }

  @Test func pointsOfOtherFeaturesAreRefused() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "1", "components": "1", "seed": "1", "epochs": "0", "pretraining-epochs": "0"]
    ).run(twoClusters, in: .silent)
    let wide = Points(Matrix(rows: 2, columns: 3))
    let error = #expect(throws: ArtifactError.self) { try stage(Encode.self).run(Pair(fit, wide), in: .silent) }
    #expect(
      error?.description == "points of 3 features do not fit an autoencoder of 2; "
        + "prepare them as the points that it was fitted to")
    #expect(throws: ArtifactError.self) { try stage(AssignClusters.self).run(Pair(fit, wide), in: .silent) }
  }

  @Test func pointsAreNoImages() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "1", "components": "1", "seed": "1", "epochs": "0", "pretraining-epochs": "0"]
    ).run(twoClusters, in: .silent)
    let error = #expect(throws: ArtifactError.self) {
      try stage(EncodeFacets.self).run(Pair(fit, brightColumns), in: .silent)
    }
    #expect(error?.description == "the autoencoder was fitted to points, and images are asked for; fit it to images")
  }
}
