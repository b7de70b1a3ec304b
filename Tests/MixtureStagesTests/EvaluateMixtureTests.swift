import Interchange
import LinearAlgebra
import MixtureStages
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

struct EvaluateMixtureTests {
  private let mixture = FittedMixture(
    GaussianMixture(weights: [0.5, 0.5], means: Matrix([[0.0], [8]]), covariances: .spherical([1, 1])), trace: [],
    meanLogLikelihood: -1, points: 10, converged: true)

  @Test func eachPointGoesToItsComponentAndKeepsItsClass() throws {
    let points = Points(Matrix([[-0.5], [7], [9], [4]]), labels: [5, 6, 6, 5])
    let assignments = try stage(EvaluateMixture.self).run(Pair(mixture, points), in: .silent)
    #expect(assignments.labels == [0, 1, 1, 0], "of equals the first")
    #expect(assignments.classes == [5, 6, 6, 5])
    #expect(assignments.responsibilities == (try mixture.model.responsibilities(of: points.coordinates)))
    let mean = try mixture.model.logDensity(of: points.coordinates).reduce(0, +) / 4
    #expect(assignments.values["log-likelihood"] == .number(mean))
    #expect(assignments.values["used-components"] == .integer(2))
  }

  @Test func pointsOfOtherFeaturesOrTooFarAreErrors() throws {
    let evaluate = try stage(EvaluateMixture.self)
    #expect(throws: MixtureError.features(points: 2, mixture: 1)) {
      try evaluate.run(Pair(mixture, Points(Matrix([[1.0, 2]]))), in: .silent)
    }
    let error = #expect(throws: ArtifactError.self) {
      try evaluate.run(Pair(mixture, Points(Matrix([[1.0], [1e200]]))), in: .silent)
    }
    #expect(error?.description.hasPrefix("point 1 has the log density -inf under the mixture") == true)
  }
}
