import Autoencoders
import LinearAlgebra
import Networks
import TestSupport
import Testing

/// Every term and gradient of a ladder of two facets against PyTorch's, in the reference file.
struct FacetsReferenceTests {
  @Test func everyTermOfEveryPointIsTheReferences() throws {
    let reference = try FacetsReference()
    let model = reference.model
    for n in reference.x.indices {
      var workspace = reference.workspace(n..<n + 1)
      model.forward(.fiveTerm, in: &workspace)
      let bound = workspace.bound
      // Some ten roundings of numbers of the order of a hundred.
      expectClose(bound.reconstruction, reference.terms.reconstruction[n], absolute: 1e-11)
      for j in 0..<2 {
        // The reference takes log q(z|x) at the draw, we its expectation.
        expectClose(
          -bound.facets[j].latent, reference.terms.kl_z[j][n] - reference.excess(n, facet: j), absolute: 1e-11)
        expectClose(-bound.facets[j].cluster, reference.terms.kl_c[j][n], absolute: 1e-11)
      }
    }
  }

  @Test func everyGradientIsTheReferences() throws {
    let reference = try FacetsReference()
    let model = reference.model
    var workspace = reference.workspace(reference.x.indices)
    workspace.weights = reference.gamma
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.forward(.fiveTerm, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    let excess = reference.x.indices.reduce(0) { sum, n in
      sum + (0..<2).reduce(0) { $0 + reference.gamma[$1] * reference.excess(n, facet: $1) }
    }
    expectClose(
      workspace.bound.total - excess / Double(reference.x.count), reference.elbo, absolute: 1e-11)
    let expected = reference.gradients.values
    #expect(gradients.layout.slices.count == expected.count)
    for slice in gradients.layout.slices {
      expectClose(gradients[slice], expected[slice.name] ?? [], absolute: 1e-10, "\(slice.name)")
    }
  }

  @Test func aProductOfMixturesIsTheSameButForTheFloor() throws {
    let reference = try FacetsReference()
    let model = reference.model
    var (workspace, other) = (reference.workspace(reference.x.indices), reference.workspace(reference.x.indices))
    var (gradients, others) = (
      ParameterBuffer<Double>(layout: model.parameters.layout), ParameterBuffer<Double>(layout: model.parameters.layout)
    )
    model.forward(.marginal, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    model.forward(.fiveTerm, in: &other)
    model.backward(in: &other, addingTo: &others)
    // What the floor of log 10⁻⁶ changes: some millionths times a logarithm, and in gradients times 1/σ² of some hundred.
    expectClose(workspace.bound.total, other.bound.total, absolute: 1e-5)
    expectClose(gradients.values, others.values, absolute: 1e-3)
    #expect(workspace.bound.total > other.bound.total)
  }

  @Test func inSinglePrecisionTheBoundIsTheSameToItsRounding() throws {
    let reference = try FacetsReference()
    let model = Autoencoder<Float>(reference.model)
    var workspace = Workspace(model, points: reference.x.count)
    workspace.points = Matrix(reference.x.map { $0.map { Float($0) } })
    for j in 0..<2 { workspace[noiseOf: j] = Matrix(reference.noise[j].map { $0.map { Float($0) } }) }
    var precise = reference.workspace(reference.x.indices)
    precise.gates = [1, 1]
    model.forward(.fiveTerm, in: &workspace)
    reference.model.forward(.marginal, in: &precise)
    // Squares over variances of 0.05 amplify the rounding of 6e-8 by some hundred.
    expectClose(
      workspace.bound.terms.map(\.value), precise.bound.terms.map(\.value), relative: 1e-5, absolute: 1e-5)
  }
}
