import Autoencoders
import LinearAlgebra
import Networks
import Testing

struct SourceWorkspaceTests {
  @Test func withoutNetworksItHoldsNothing() {
    let workspace = SourceWorkspace<Float>()
    for matrix in [workspace.inputs, workspace.outputs, workspace.outputGradients, workspace.network.inputGradient] {
      #expect(matrix.elements.isEmpty)
    }
    #expect(workspace.network.outputs.isEmpty)
  }

  /// Inputs have a gradient too, since pseudo-inputs and styles are trained.
  @Test(arguments: [0, 1, 5]) func thereIsARowForEachPass(rows: Int) {
    var layout = ParameterLayout()
    let network = Network("n", sizes: [3, 7, 4], hidden: .tanh, in: &layout)
    let workspace = SourceWorkspace<Double>(network, outputs: 6, rows: rows, precision: .bfloat16)
    #expect(workspace.inputs == Matrix(rows: rows, columns: 3))
    #expect(workspace.outputs == Matrix(rows: rows, columns: 6) && workspace.outputGradients == workspace.outputs)
    #expect(workspace.network.output == Matrix(rows: rows, columns: 4))
    #expect(workspace.network.inputGradient == Matrix(rows: rows, columns: 3))
    #expect(workspace.network.precision == .bfloat16)
  }
}
