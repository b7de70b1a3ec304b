import AllocationCounter
import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct LadderGradientTests {
  @Test(arguments: LadderCase.all)
  func theGradientAgreesWithDifferences(of part: LadderCase) {
    let model = part.model
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    var workspace = part.workspace()
    model.forward(part.objective, in: &workspace)
    model.backward(part.objective, in: &workspace, addingTo: &gradients)
    let step = 1e-5
    func bound(_ i: Int, _ step: Double) -> Double {
      var moved = model
      moved.parameters.values[i] += step
      moved.forward(part.objective, in: &workspace)
      return workspace.bound.total
    }
    let differences = model.parameters.values.indices.map { -(bound($0, step) - bound($0, -step)) / (2 * step) }
    // The error of a central difference is h²·f‴/6, some 1e-10 times the third derivative, with rounding of 1e-14/h.
    expectClose(gradients.values, differences, relative: 1e-6, absolute: 1e-8)
    #expect(gradients.values.contains { abs($0) > 0.01 })
  }

  @Test func aFacetThatIsNotInTakesAndGivesNothing() {
    let part = LadderCase.all[3]
    let model = part.model
    var workspace = part.workspace()
    workspace.gates = [0, 1]
    workspace.weights = [0, 1]
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.forward(.marginal, in: &workspace)
    model.backward(.marginal, in: &workspace, addingTo: &gradients)
    let reconstruction = workspace.bound.reconstruction
    #expect(workspace.bound.facets[0].latent == 0 && workspace.bound.facets[1].latent != 0)
    for slice in model.parameters.layout.slices {
      #expect(gradients[slice].allSatisfy { $0 == 0 } == slice.name.hasPrefix("facet.0"), "\(slice.name)")
    }
    for i in workspace[noiseOf: 0].elements.indices { workspace[noiseOf: 0].elements[i] += 1 }
    model.forward(.marginal, in: &workspace)
    #expect(workspace.bound.reconstruction == reconstruction)
  }

  @Test func ofOneFacetItIsAnAutoencoder() {
    let part = LadderCase(
      encoder: [5], decoder: [5], facets: [LadderArchitecture.Facet(latents: 3, components: 3, rung: 1)],
      variances: .exponential)
    let model = part.model
    var other = Autoencoder<Double>(
      Architecture(features: 5, latents: 3, hidden: [5], activation: .tanh, components: 3, likelihood: .bernoulli))
    let names = ["encoder.1": "facet.0.head", "prior": "facet.0.prior"]
    for slice in other.parameters.layout.slices {
      let renamed = names.first { slice.name.hasPrefix($0.key) }.map { $0.value + slice.name.dropFirst($0.key.count) }
      guard let own = model.parameters.layout[renamed ?? slice.name] else {
        Issue.record("there is no \(renamed ?? slice.name)")
        return
      }
      other.parameters[slice] = model.parameters[own]
    }
    var workspace = part.workspace()
    workspace.weights = [1]
    var room = BoundWorkspace(other, points: 4)
    room.points = workspace.points
    room.noise = workspace[noiseOf: 0]
    for objective in Objective.allCases {
      model.forward(objective, in: &workspace)
      let bound = other.forward(objective, in: &room)
      // The same sums, but for the order in which the terms are added.
      expectClose(workspace.bound.reconstruction, bound.reconstruction, absolute: 1e-13)
      expectClose(workspace.bound.facets[0].latent, bound.latentPrior + bound.latentEntropy, absolute: 1e-12)
      expectClose(workspace.bound.facets[0].cluster, bound.clusterPrior + bound.clusterEntropy, absolute: 1e-12)
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: LadderCase.all)
  func aTrainingStepAllocatesNothing(part: LadderCase) {
    NumericEnvironment.useOneThread()  // with more, OpenBLAS allocates what they share
    var model = LadderAutoencoder<Float>(part.model)
    var optimizer = Adam<Float>(layout: model.parameters.layout)
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    var workspace = LadderWorkspace(model, points: 64)
    var stream = RandomStream(seed: 1)
    for i in workspace.points.elements.indices { workspace.points.elements[i] = Float(stream.uniform()) }
    func step() {
      for j in part.facets.indices { Float.fillNormals(&workspace[noiseOf: j].elements, using: &stream) }
      gradients.clear()
      model.forward(part.objective, in: &workspace)
      model.backward(part.objective, in: &workspace, addingTo: &gradients)
      optimizer.update(&model.parameters, gradients: gradients, learningRate: 1e-3)
    }
    step()
    let before = allocations_of_this_thread()
    for _ in 0..<10 { step() }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(workspace.bound.total.isFinite && workspace.bound.total != 0)
  }
}
