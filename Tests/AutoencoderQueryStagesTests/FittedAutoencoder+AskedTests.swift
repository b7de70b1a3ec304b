import AutoencoderArtifacts
import AutoencoderFitStages
import AutoencoderQueryStages
import Foundation
import Interchange
import StageTestSupport
import Stages
import Testing

/// What is asked of a model that was fitted with labels.
struct LabelledQueriesTests {
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
    #expect(throws: ArtifactError.self) {
      try ask(AssignClusters.self, try fit(), twoClusters)
    }
  }
}
