import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import TestSupport
import Testing

struct VarianceFormTests {
  @Test(arguments: [VarianceForm.exponential, .softplus(sharpness: 10)])
  func theMixtureThatATrainingStartsFromIsTheOneThatWasGiven(form: VarianceForm) throws {
    let facet = LadderArchitecture.Facet(latents: 2, components: 3, rung: 1)
    let means = Matrix([[0.1, -0.2], [1, 2], [3, -1]])
    var small = SmallLadder()
    small.architecture.facets = [facet, LadderArchitecture.Facet(latents: 1, components: 2, rung: 2)]
    small.architecture.variances = form
    small.training.stageEpochs = [0, 0]
    small.training.firstVariance = 0.04
    let wide = [
      GaussianMixture(weights: [0.2, 0.3, 0.5], means: means, covariances: .spherical([9, 9, 9])),
      GaussianMixture(weights: [0.4, 0.6], means: Matrix([[0], [1]]), covariances: .spherical([9, 9])),
    ]
    let trained = try small.run(firstPrior: { facet, _, _ in wide[facet] })
    let mixture = trained.model.mixture(ofFacet: 0)
    // Single precision; at a variance of 0.04 the softplus amplifies its rounding some times.
    let third = 1.0 / 3
    expectClose(mixture.weights, [third, third, third], absolute: 1e-7)
    expectClose(mixture.means, means, absolute: 1e-6)
    expectClose(mixture.covariance(ofComponent: 1), .diagonal([0.04, 0.04]), absolute: 1e-7)
  }
}
