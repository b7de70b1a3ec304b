import HierarchyStages
import Interchange
import LinearAlgebra
import Mixtures
import Probability
import Randomness
import StageTestSupport
import Stages

/// A mixture that was fitted to points of a planted structure.
func fitted(
  _ structure: String, _ family: CovarianceFamily, mixed: Bool = false
) throws -> (FittedMixture, Points) {
  let sample = try stage(
    SampleStructure.self, ["structure": structure, "points": "4000", "separation": "3", "seed": "4"]
  ).run(Nothing(), in: .silent)
  var stream = RandomStream(seed: 2)
  let mixing = Matrix(rows: 5, columns: 5, elements: stream.normals(25))
  let points = mixed ? matmul(sample.coordinates, mixing) : sample.coordinates
  let fit = try ExpectationMaximization(family: family, components: 6, restarts: 15).fit(points, using: &stream)
  return (
    FittedMixture(
      fit.model, trace: fit.trace, meanLogLikelihood: fit.meanLogLikelihood, points: fit.points, converged: true),
    Points(points)
  )
}
