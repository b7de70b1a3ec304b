import AllocationCounter
import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct AutoencoderBoundTests {
  @Test(arguments: ModelCase.all)
  func theGradientAgreesWithDifferences(of part: ModelCase) {
    let model = part.model
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    var workspace = part.workspace()
    model.forward(part.objective, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    expectClose(
      gradients.values, differences(of: model, part.objective, in: &workspace), relative: 1e-6, absolute: 2e-7)
    #expect(gradients.values.contains { abs($0) > 0.01 })
  }

  @Test func gradientsAreAddedToWhatIsThere() {
    let part = ModelCase(objective: .sampled, posterior: .full, prior: .full, likelihood: .bernoulli)
    let model = part.model
    var once = ParameterBuffer<Double>(layout: model.parameters.layout)
    var workspace = part.workspace()
    model.forward(part.objective, in: &workspace)
    model.backward(in: &workspace, addingTo: &once)
    var twice = once
    model.forward(part.objective, in: &workspace)
    model.backward(in: &workspace, addingTo: &twice)
    // One addition, in another order than the sum over points.
    expectClose(twice.values, once.values.map { 2 * $0 }, relative: 1e-13, absolute: 1e-15)
  }

  @Test func aFacetThatIsNotInTakesAndGivesNothing() {
    let part = ModelCase.ofFacets[3]
    let model = part.model
    var workspace = part.workspace()
    workspace.gates = [0, 1]
    workspace.weights = [0, 1]
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    let bound = model.bound(.marginal, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    #expect(bound.facets[0] == .zero && bound.facets[1].latent != 0)
    for slice in model.parameters.layout.slices {
      #expect(gradients[slice].allSatisfy { $0 == 0 } == slice.name.hasPrefix("facet.0"), "\(slice.name)")
    }
    for i in workspace[noiseOf: 0].elements.indices { workspace[noiseOf: 0].elements[i] += 1 }
    #expect(model.bound(.marginal, in: &workspace).reconstruction == bound.reconstruction)
  }

  /// What a step of the training does, from the draws on.
  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: ModelCase.all)
  func aTrainingStepAllocatesNothing(part: ModelCase) {
    NumericEnvironment.useOneThread()  // with more, OpenBLAS allocates what they share
    var model = Autoencoder<Float>(part.model)
    var optimizer = Adam<Float>(layout: model.parameters.layout)
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    var workspace = Workspace(model, points: 64)
    var stream = RandomStream(seed: 1)
    for i in workspace.points.elements.indices { workspace.points.elements[i] = Float(stream.uniform()) }
    var sum = EvidenceLowerBound(facets: part.architecture.facets.count)
    func step() {
      workspace.fillNoise(using: &stream)
      gradients.clear()
      model.forward(part.objective, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
      workspace.add(to: &sum)
      gradients.clip(toNorm: 10)
      optimizer.update(&model.parameters, gradients: gradients, learningRate: 1e-3)
    }
    step()
    let before = allocations_of_this_thread()
    for _ in 0..<10 { step() }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(sum.total.isFinite && sum.total != 0)
  }
}
