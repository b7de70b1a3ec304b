import Autoencoders
import Networks
import TestSupport
import Testing

struct AutoencoderReconstructionTests {
  @Test(arguments: [
    ModelCase(objective: .marginal, posterior: .full, prior: .diagonal, likelihood: .bernoulli),
    ModelCase(
      objective: .marginal, posterior: .full, prior: .diagonal, likelihood: .gaussian(deviation: 0.7, isLearned: true)),
    ModelCase.ofFacets[4],
  ])
  func theGradientIsThatOfAnAutoencoder(part: ModelCase) {
    let model = part.model
    var workspace = part.workspace()
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    _ = model.forwardReconstruction(in: &workspace)
    model.backwardReconstruction(in: &workspace, addingTo: &gradients)
    let differences = model.parameters.values.indices.map { i in
      var (up, down) = (model, model)
      up.parameters.values[i] += 1e-5
      down.parameters.values[i] -= 1e-5
      return (up.forwardReconstruction(in: &workspace) - down.forwardReconstruction(in: &workspace)) / 2e-5
    }
    // As for the bound: h² times a third derivative, and rounding over h.
    expectClose(gradients.values, differences, relative: 1e-6, absolute: 2e-7)
  }
}
