import AllocationCounter
import Autoencoders
import LinearAlgebra
import Networks
import Randomness
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

  /// What a step of the pretraining does.
  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: ModelCase.all)
  func aStepAllocatesNothing(part: ModelCase) {
    NumericEnvironment.useOneThread()
    var model = Autoencoder<Float>(part.model)
    var optimizer = Adam<Float>(layout: model.parameters.layout)
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    var workspace = Workspace(model, points: 64)
    var stream = RandomStream(seed: 1)
    for i in workspace.points.elements.indices { workspace.points.elements[i] = Float(stream.uniform()) }
    var sum = 0.0
    func step() {
      gradients.clear()
      sum += model.forwardReconstruction(in: &workspace)
      model.backwardReconstruction(in: &workspace, addingTo: &gradients)
      gradients.clip(toNorm: 10)
      optimizer.update(&model.parameters, gradients: gradients, learningRate: 1e-3)
    }
    step()
    let before = allocations_of_this_thread()
    for _ in 0..<10 { step() }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(sum.isFinite && sum != 0)
  }
}
