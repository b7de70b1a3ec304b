import Autoencoders
import LinearAlgebra
import Networks
import Probability
import TestSupport
import Testing

struct VarianceFormTests {
  @Test(arguments: [VarianceForm.exponential, .softplus(sharpness: 10)], [1e-3, 0.04, 1, 30])
  func thePriorHasTheVarianceThatItWasGiven(form: VarianceForm, variance: Double) throws {
    var part = ModelCase.ofFacets[2]
    part.architecture.variances = form
    var model = part.model
    let third = 1.0 / 3
    try model.setPrior(
      GaussianMixture(
        weights: [third, third, third], means: Matrix([[0.1, -0.2], [1, 2], [3, -1]]),
        covariances: .spherical([variance, 1, 1])))
    // A logarithm of a difference near one and back.
    expectClose(model.mixture().covariance(ofComponent: 0)[1, 1], variance, relative: 1e-11)
    expectClose(model.mixture().means[2, 0], 3, relative: 1e-15)
  }
}
