import Autoencoders
import LinearAlgebra
import Networks
import TestSupport
import Testing

/// The paper's five terms and their gradients against PyTorch's, in the reference files.
struct BoundReferenceTests {
  @Test(arguments: ["gaussian", "bernoulli"])
  func everyTermOfEveryPointIsTheReferences(likelihood: String) throws {
    let reference = try Reference(likelihood)
    for n in reference.x.indices {
      var workspace = reference.workspace(n..<n + 1)
      let bound = reference.model.bound(.sampled, in: &workspace)
      let terms = reference.terms
      // Some ten roundings of numbers of the order of ten.
      expectClose(bound.reconstruction, terms.reconstruction[n], absolute: 1e-12)
      expectClose(bound.facets[0].latentPrior, terms.expected_log_prior_z[n], absolute: 1e-12)
      expectClose(bound.facets[0].clusterPrior, terms.expected_log_prior_c[n], absolute: 1e-12)
      expectClose(bound.facets[0].latentEntropy, terms.entropy_z[n], absolute: 1e-12)
      expectClose(bound.facets[0].clusterEntropy, terms.entropy_c[n], absolute: 1e-12)
    }
  }

  @Test(arguments: ["gaussian", "bernoulli"])
  func everyGradientIsTheReferences(likelihood: String) throws {
    let reference = try Reference(likelihood)
    let model = reference.model
    var workspace = reference.workspace(reference.x.indices)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    let bound = model.bound(.sampled, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    expectClose(bound.total, reference.elbo, absolute: 1e-12)
    let expected = reference.gradients.values
    #expect(gradients.layout.slices.count == expected.count)
    for slice in gradients.layout.slices {
      expectClose(gradients[slice], expected[slice.name] ?? [], absolute: 1e-11, "\(slice.name)")
    }
  }

  @Test func inSinglePrecisionTheBoundIsTheSameToItsRounding() throws {
    let reference = try Reference("gaussian")
    let model = Autoencoder<Float>(reference.model)
    var workspace = Workspace(model, points: reference.x.count)
    workspace.points = Matrix(reference.x.map { $0.map { Float($0) } })
    workspace[noiseOf: 0] = Matrix(reference.noise.map { $0.map { Float($0) } })
    let bound = model.bound(.sampled, in: &workspace)
    // Squares of residuals over σ² = 0.09 amplify the rounding of 6e-8 by some hundred.
    expectClose(bound.total, reference.elbo, relative: 1e-5)
  }
}
