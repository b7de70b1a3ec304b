import Datasets
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct GaussianRingTests {
  private let ring = GaussianRing(components: 4, pointsPerComponent: 5000, radius: 4, deviation: 0.5)

  @Test func theMixtureIsTheOneAskedFor() {
    let mixture = ring.mixture
    #expect(mixture.weights == [0.25, 0.25, 0.25, 0.25])
    #expect(mixture.covariances == .spherical([0.25, 0.25, 0.25, 0.25]))
    expectClose(mixture.means, Matrix([[4, 0], [0, 4], [-4, 0], [0, -4]]), absolute: 1e-14)  // ulps of four
  }

  @Test func theSampleHasTheMomentsOfTheMixture() {
    var stream = RandomStream(seed: 1)
    let sample = ring.sample(using: &stream)
    for component in 0..<4 {
      let points = sample.points.rows(component * 5000..<(component + 1) * 5000)
      #expect(Set(sample.labels[component * 5000..<(component + 1) * 5000]) == [component])
      // Five standard errors: 0.5/√5000 of a mean, 0.25·√(2/5000) of a variance.
      expectClose(points.columnMeans, ring.mixture.means.row(component), absolute: 5 * 0.5 / 70)
      let variance = points.centred.map { $0 * $0 }.columnMeans
      expectClose(variance, [0.25, 0.25], absolute: 5 * 0.25 / 50)
    }
  }
}
