import HierarchyStages
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

private let mixture = GaussianMixture(
  weights: [0.3, 0.7], means: Matrix([[1, -2], [0, 1.5]]),
  covariances: .full([Matrix([[1, 0.4], [0.4, 0.5]]), Matrix([[0.3, -0.1], [-0.1, 2]])]))

@Suite struct LatentQuadratureTests {
  /// Of an affine f, x is a mixture of normals.
  @Test func anAffineDecoderGivesTheMixtureItself() throws {
    let map = Matrix<Double>([[1, 0.5], [-0.3, 1], [0.2, 0.7]])
    let deviation = 0.2
    var pushed = try mixture.pushedForward(by: map, shift: [0.1, 0, -1])
    pushed = GaussianMixture(
      weights: pushed.weights, means: pushed.means,
      covariances: .full(
        (0..<2).map { pushed.covariance(ofComponent: $0) + (deviation * deviation) * .identity(3) }))
    var stream = RandomStream(seed: 1)
    let points = try pushed.sample(200, using: &stream).points
    let found = try LatentQuadrature(prior: mixture, steps: 200).logLikelihoods(
      of: points, deviation: deviation
    ) { matmulTransposedSecond($0, map).addingToRows([0.1, 0, -1]) }
    // Beyond five deviations there are six of ten million latents, which is all that is left out.
    expectClose(found.values, try pushed.logDensity(of: points), absolute: 1e-4)
    // With twice the step, of about a deviation of the posterior, hardly less well.
    expectClose(found.coarse, found.values, absolute: 0.02)
  }

  @Test func oneLatentHasALatticeOnALine() throws {
    let prior = GaussianMixture(
      weights: [1], means: Matrix([[2]]), covariances: .full([Matrix([[4]])]))
    let points = Matrix<Double>([[1], [3], [-2]])
    let found = try LatentQuadrature(prior: prior, steps: 400).logLikelihoods(of: points, deviation: 0.5) { $0 }
    let exact = GaussianMixture(weights: [1], means: Matrix([[2]]), covariances: .full([Matrix([[4.25]])]))
    expectClose(found.values, try exact.logDensity(of: points), absolute: 1e-5)
  }

  @Test func threeLatentsAreTooMany() {
    let prior = GaussianMixture(
      weights: [1], means: Matrix(rows: 1, columns: 3), covariances: .full([.identity(3)]))
    #expect(throws: HierarchyError.quadrature(latents: 3)) { try LatentQuadrature(prior: prior, steps: 10) }
  }
}
