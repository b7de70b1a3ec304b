import AutoencoderArtifacts
import AutoencoderFitStages
import AutoencoderQueryStages
import Autoencoders
import Foundation
import Interchange
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

/// What is asked of an autoencoder, of one facet, of several, and of one that was fitted with labels.
struct FittedAutoencoderAskedTests {
  /// The model was fitted to images, and answers for their pixels as points.
  @Test func codesOfSeveralFacetsStandSideBySide() throws {
    let fit = try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent)
    let pixels = brightColumns.pixels.map { Double($0) / 255 }
    let points = Points(Matrix(rows: 120, columns: 48, elements: pixels), labels: brightColumns.labels)
    let codes = try ask(Encode.self, fit, points)
    #expect(codes.prior == nil && codes.classes == brightColumns.labels)
    // The fit's own are in single precision.
    for j in 0..<2 {
      let own = codes.codes.columns(at: [2 * j, 2 * j + 1])
      expectClose(own, fit.codes.facets[j].codes, relative: 1e-4, absolute: 1e-5)
    }
  }

  @Test func assignmentsAreTheOptimalSharesWithBoundsForDensities() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let parameters = [("draws", "2"), ("seed", "7")]
    let assignments = try ask(AssignClusters.self, fit, twoClusters, with: parameters)
    let (model, points) = (Autoencoder<Double>(fit.model), PointSet(twoClusters.coordinates))
    #expect(assignments.responsibilities == model.clusters(of: points).responsibilities)
    #expect(assignments.classes == twoClusters.labels)
    var stream = RandomStream(seed: 7).child("assign-clusters")
    #expect(assignments.logDensities == model.importanceWeightedBounds(of: points, draws: 2, using: &stream))
    let evaluation = try ask(EvaluateAutoencoder.self, fit, twoClusters, with: parameters)
    stream = RandomStream(seed: 7).child("evaluate-autoencoder")
    #expect(evaluation.bounds == model.importanceWeightedBounds(of: points, draws: 2, using: &stream))
    #expect(evaluation.draws == 2 && evaluation.styleDivergences == nil)
  }

  private func fit(encoderSees: String = "false") throws -> FittedAutoencoder {
    try stage(
      FitIVAE.self,
      [
        "latents": "2", "hidden": "8,", "seed": "3", "epochs": "40", "pretraining-epochs": "40", "batch": "40",
        "learning-rate": "5e-3", "encoder-sees-labels": encoderSees,
      ]
    ).run(twoClusters, in: .silent)
  }

  private let unlabelled = Points(twoClusters.coordinates)

  private func bound(_ fit: FittedAutoencoder, _ points: Points, _ labels: String) throws -> Double {
    let evaluation = try ask(EvaluateAutoencoder.self, fit, points, with: [("draws", "20"), ("labels", labels)])
    return evaluation.bounds.reduce(0, +) / Double(evaluation.bounds.count)
  }

  @Test func codesNeedLabelsWhereTheEncoderSeesThem() throws {
    let (blind, seeing) = (try fit(), try fit(encoderSees: "true"))
    #expect(try ask(Encode.self, blind, unlabelled).codes == blind.codes.joined.codes)
    #expect(try ask(Encode.self, seeing, twoClusters).codes == seeing.codes.joined.codes)
    #expect(throws: ArtifactError("the model asks for the labels of points, and these have none")) {
      try ask(Encode.self, seeing, unlabelled)
    }
    let strange = Points(twoClusters.coordinates, labels: [2] + [Int](repeating: 0, count: 119))
    #expect(throws: ArtifactError("point 0 has the label 2, but the model was fitted to 2 labels, from 0 on")) {
      try ask(Encode.self, seeing, strange)
    }
  }

  /// log p(x, u) = log p(x|u) − log 2 is less than log p(x).
  @Test func withUnknownLabelsTheBoundIsOneOfThePointAlone() throws {
    let fit = try fit()
    let known = try bound(fit, twoClusters, "known")
    let unknown = try bound(fit, unlabelled, "unknown")
    #expect(unknown > known - log(2) - 1e-9 && unknown < known + 0.1)
    #expect(throws: ArtifactError.self) { try bound(fit, unlabelled, "known") }
    #expect(throws: (any Error).self) { try bound(try self.fit(encoderSees: "true"), unlabelled, "unknown") }
  }

  @Test func labelsLeaveNoClustersToFind() throws {
    let words = "the prior of this model is told by labels, so there are no clusters to find; fit one without"
    #expect(throws: ArtifactError(words)) { try ask(AssignClusters.self, try fit(), twoClusters) }
  }
}
