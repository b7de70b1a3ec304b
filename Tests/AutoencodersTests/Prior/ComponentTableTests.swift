import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

struct ComponentTableTests {
  private func model(_ prior: PriorFamily, _ variances: VarianceForm) -> Autoencoder<Double> {
    var part = ModelCase.ofFacets[2]
    (part.architecture.prior, part.architecture.variances) = (prior, variances)
    var stream = RandomStream(seed: 3)
    return Autoencoder(part.architecture, .drawn, using: &stream)
  }

  @Test(arguments: [PriorFamily.diagonal, .full], [VarianceForm.exponential, .softplus(sharpness: 10)])
  func itsParametersHaveNamesAndShapes(prior: PriorFamily, variances: VarianceForm) {
    let layout = model(prior, variances).parameters.layout
    // The facets of this case: two latents with three components, three latents with two.
    #expect(layout["facet.0.prior.logits"]?.shape == [3] && layout["facet.1.prior.logits"]?.shape == [2])
    #expect(layout["facet.1.prior.means"]?.shape == [2, 3])
    #expect((layout["facet.1.prior.log-variances"]?.shape == [2, 3]) == (variances == .exponential))
    #expect((layout["facet.1.prior.raw-variances"]?.shape == [2, 3]) == (variances != .exponential))
    #expect((layout["facet.1.prior.triangles"]?.shape == [2, 3]) == (prior == .full))
  }

  @Test(arguments: [PriorFamily.diagonal, .full], [VarianceForm.exponential, .softplus(sharpness: 10)])
  func everyComponentBeginsAsTheStandardNormal(prior: PriorFamily, variances: VarianceForm) {
    let mixture = model(prior, variances).mixture(ofFacet: 1)
    #expect(mixture.weights == [0.5, 0.5] && mixture.means == Matrix(rows: 2, columns: 3))
    for k in 0..<2 { expectClose(mixture.covariance(ofComponent: k), .identity(3), absolute: 1e-14) }
  }
}
