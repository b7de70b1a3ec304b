import AutoencoderArtifacts
import AutoencoderQueryStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import StructuredAutoencoderArtifacts
import StructuredAutoencoderStages
import TestSupport
import Testing

/// What is asked of a model whose inference is its own.
struct StructuredFitAskedTests {
  private static let parameters: [(String, String)] = [
    ("latents", "2"), ("components", "2"), ("hidden", "8,"), ("seed", "3"), ("epochs", "60"), ("batch", "40"),
    ("learning-rate", "5e-3"),
  ]

  private static func fit(_ kind: StructuredFit.Kind) throws -> StructuredFit {
    switch kind {
    case .svae: try stage(FitSVAE.self, parameters).run(twoClusters, in: .silent)
    case .dlgmm:
      try stage(FitDLGMM.self, parameters + [("pretraining-epochs", "30")]).run(twoClusters, in: .silent)
    }
  }

  @Test(arguments: [StructuredFit.Kind.svae, .dlgmm]) func itsCodesAreThoseOfTheFit(kind: StructuredFit.Kind) throws {
    let fit = try Self.fit(kind)
    #expect(try ask(Encode.self, fit, twoClusters) == fit.codes)
    let some = Points(twoClusters.coordinates.rows(10..<20))
    let part = try ask(Encode.self, fit, some)
    // Products of another number of rows may be rounded otherwise.
    expectClose(part.codes, fit.codes.codes.rows(10..<20), absolute: 1e-12)
    #expect(part.classes == nil && part.prior == fit.codes.prior)
  }

  @Test func theClustersOfSVAEAreFound() throws {
    let assignments = try ask(AssignClusters.self, try Self.fit(.svae), twoClusters)
    let agreeing = zip(assignments.labels, twoClusters.labels ?? []).count { $0 == $1 }
    #expect([0, 120].contains(agreeing), "clusters ten deviations apart: \(agreeing)")
    for n in 0..<120 { expectClose(assignments.responsibilities.row(n).reduce(0, +), 1, absolute: 1e-12) }
  }

  @Test func theClustersOfDLGMMAreTheMeanWeightsOfThePoint() throws {
    let fit = try Self.fit(.dlgmm)
    let assignments = try ask(AssignClusters.self, fit, twoClusters)
    let held = (0..<2).map { k in (0..<120).reduce(0) { $0 + assignments.responsibilities[$1, k] } }
    expectClose(held.reduce(0, +), 120, relative: 1e-12)
    #expect(held.count { $0 >= 1.2 } == fit.summary.componentsUsed)
  }

  @Test(arguments: [StructuredFit.Kind.svae, .dlgmm])
  func moreDrawsBoundTheLogLikelihoodFromCloser(kind: StructuredFit.Kind) throws {
    let fit = try Self.fit(kind)
    let means = try [1, 20, 200].map { draws in
      let found = try ask(EvaluateAutoencoder.self, fit, twoClusters, with: [("draws", "\(draws)")])
      #expect(found.draws == draws && found.styleDivergences == nil)
      return found.bounds.reduce(0, +) / 120
    }
    #expect(means[0] < means[1] && means[1] < means[2])
    // The fit's own is from sixteen other draws.
    let own = fit.evaluation.bounds.reduce(0, +) / 120
    #expect(abs(means[1] - own) < 0.2, "\(means) and \(own)")
  }

  @Test func pointsOfOtherFeaturesAreRefused() throws {
    let wide = Points(Matrix(rows: 2, columns: 3))
    let error = #expect(throws: ArtifactError.self) { try ask(Encode.self, try Self.fit(.svae), wide) }
    #expect(
      error?.description == "points of 3 features do not fit an autoencoder of 2; "
        + "prepare them as the points that it was fitted to")
  }
}
