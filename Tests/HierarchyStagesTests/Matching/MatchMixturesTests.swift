import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

private func fitted(_ mixture: GaussianMixture) throws -> RecordedModel {
  try stage(TakeAsPrior.self).run(
    FittedMixture(mixture, trace: [], meanLogLikelihood: 0, points: 3000, converged: true), in: .silent)
}

private let mixture = GaussianMixture(
  weights: [0.2, 0.3, 0.5], means: Matrix([[0, 0], [3, 1], [-1, 2]]),
  covariances: .full([
    Matrix([[1, 0.2], [0.2, 0.5]]), Matrix([[0.4, 0], [0, 1.5]]), Matrix([[2, -0.5], [-0.5, 1]]),
  ]))

@Suite struct MatchMixturesTests {
  @Test func anAffineImageGivesItsMapBack() throws {
    let map = Matrix<Double>([[1, 0.5], [-2, 1]])
    let image = try mixture.pushedForward(by: map, shift: [3, -1])
    let found = try stage(MatchMixtures.self, ["exact": "true"]).run(
      Pair(try fitted(mixture), try fitted(image)), in: .silent)
    // Maps are of points as rows.
    expectClose(Matrix(found.near[0].matrix), map.transposed, absolute: 1e-7)
    expectClose(found.near[0].shift, [3, -1], absolute: 1e-7)
    #expect(found.near[0].components == [0, 1, 2] && found.values["unique"] == .flag(true))
    expectClose(found.near[0].distances[2], 0, absolute: 1e-10)
  }

  @Test func oneNormalDistributionLeavesARotationFree() throws {
    let normal = GaussianMixture(
      weights: [1], means: Matrix([[1, 2]]), covariances: .full([Matrix([[1, 0.2], [0.2, 0.5]])]))
    let found = try stage(MatchMixtures.self).run(Pair(try fitted(normal), try fitted(normal)), in: .silent)
    #expect(found.freedom == 1 && found.errors == nil && found.values["unique"] == .flag(false))
  }

  @Test func errorsComeWithTheNumberOfPoints() throws {
    let found = try stage(MatchMixtures.self).run(Pair(try fitted(mixture), try fitted(mixture)), in: .silent)
    #expect(try #require(found.errors).count == 6 && found.errors?.allSatisfy { $0 > 0 && $0 < 0.2 } ?? false)
  }
}
