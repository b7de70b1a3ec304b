import Interchange
import LinearAlgebra
import Probability

/// A mixture of two components on the plane, at x = left and x = 3.
func fit(left: Double = -3, weights: [Double] = [0.25, 0.75], logLikelihood: Double = -2, trace: [Double] = [-3, -2])
  -> FittedMixture
{
  FittedMixture(
    GaussianMixture(
      weights: weights, means: Matrix([[3, 0], [left, 1]]),
      covariances: .full([Matrix([[1, 0.5], [0.5, 2]]), .identity(2)])),
    trace: trace, meanLogLikelihood: logLikelihood, points: 100, converged: true)
}

/// A spherical mixture of so many components.
func sphericalFit(components: Int, logLikelihood: Double) -> FittedMixture {
  FittedMixture(
    GaussianMixture(
      weights: [Double](repeating: 1 / Double(components), count: components),
      means: Matrix((0..<components).map { [Double($0), 0] }),
      covariances: .spherical([Double](repeating: 1, count: components))),
    trace: [logLikelihood], meanLogLikelihood: logLikelihood, points: 100, converged: true)
}

/// Four points on the plane.
let fourPoints = Points(Matrix([[-3, 1], [3, 0], [2, 1], [-2, 0]]), labels: [4, 7, 7, 4])
