import Autoencoders
import Networks
import TestSupport
import Testing

struct WorkspaceTests {
  @Test func aForwardPassServesOneBackwardPass() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let part = ModelCase.ofFacets[2]
      let model = part.model
      var workspace = part.workspace()
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      model.forward(.marginal, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
      model.backward(in: &workspace, addingTo: &gradients)
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("a backward pass needs a forward pass of its own kind before it, one for each"))
  }

  @Test func aBoundIsNotGoneBackThroughAsAReconstruction() async {
    await #expect(processExitsWith: .failure) {
      let part = ModelCase.ofFacets[2]
      let model = part.model
      var workspace = part.workspace()
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      model.forward(.marginal, in: &workspace)
      model.backwardReconstruction(in: &workspace, addingTo: &gradients)
    }
  }

  @Test func weightsAreFactorsOfTheTermsOfTheirFacet() {
    let part = ModelCase.ofFacets[2]
    let model = part.model
    var workspace = part.workspace()
    workspace.weights = [1, 1]
    let whole = model.bound(.optimal, in: &workspace)
    workspace.weights = [0.25, 2]
    let weighted = workspace.bound
    #expect(weighted.reconstruction == whole.reconstruction)
    expectClose(weighted.facets[0].latent, whole.facets[0].latent / 4, relative: 1e-14)
    expectClose(weighted.facets[1].cluster, whole.facets[1].cluster * 2, relative: 1e-14)
  }
}
