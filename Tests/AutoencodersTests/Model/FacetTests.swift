import Autoencoders
import LinearAlgebra
import Networks
import Testing

struct FacetTests {
  private let part = ModelCase.ofFacets[2]

  /// The reconstruction term where the shallow facet has this gate, and noise that is shifted by so much.
  private func reconstruction(gate: Double, shift: Double) -> Double {
    var workspace = part.workspace()
    workspace.gates[0] = gate
    for i in workspace[noiseOf: 0].elements.indices { workspace[noiseOf: 0].elements[i] += shift }
    return part.model.bound(.marginal, in: &workspace).reconstruction
  }

  @Test func whatAClosedGateKeepsOutIsNotDecoded() {
    #expect(reconstruction(gate: 0, shift: 0) == reconstruction(gate: 0, shift: 1))
    #expect(reconstruction(gate: 0.3, shift: 0) != reconstruction(gate: 0.3, shift: 1))
  }

  @Test func aFacetWithoutWeightHasNoGradientButThatOfTheReconstruction() {
    let model = part.model
    var workspace = part.workspace()
    (workspace.gates[0], workspace.weights[0]) = (0, 0)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.forward(.marginal, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    for slice in gradients.layout.slices {
      let isZero = gradients[slice].allSatisfy { $0 == 0 }
      #expect(isZero == slice.name.hasPrefix("facet.0"), "\(slice.name)")
    }
  }

  @Test func theDeepestFacetHasNoSkipConnection() {
    let layout = part.model.parameters.layout
    #expect(layout.slices.contains { $0.name.hasPrefix("facet.0.skip") })
    #expect(!layout.slices.contains { $0.name.hasPrefix("facet.1.skip") })
  }
}
