import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct SkipNetworkTests {
  @Test(arguments: [0.0, 0.2], [[5], [5, 7]])
  func itsLayersWithoutThePathComputeTheSame(slope: Double, hidden: [Int]) {
    var (layout, stream) = (ParameterLayout(), RandomStream(seed: 4))
    let activation: Activation = slope == 0 ? .relu : .leakyRelu(slope: slope)
    let network = SkipNetwork("net", sizes: [3] + hidden + [4], hidden: activation, skipped: 2, in: &layout)
    let parameters = ParameterBuffer(layout: layout, values: stream.normals(layout.count))
    let x = Matrix(rows: 6, columns: 3, elements: stream.normals(18))
    var workspace = SkipWorkspace<Double>(network, points: 6, inputGradient: false)
    network.forward(x, parameters, in: &workspace)
    let layers = network.plainLayers(parameters, slope: slope)
    #expect(layers.map(\.biases.count) == hidden.map { $0 + 6 } + [4])
    var y = x
    for (i, layer) in layers.enumerated() {
      y = matmul(y, layer.weights).addingToRows(layer.biases)
      if i < hidden.count { y = y.map { $0 > 0 ? $0 : slope * $0 } }
    }
    expectClose(workspace.output, y, absolute: 1e-12)
  }

  @Test func itBeginsAsThePathAlone() {
    var (layout, stream) = (ParameterLayout(), RandomStream(seed: 4))
    let network = SkipNetwork("net", sizes: [2, 5, 4], hidden: .relu, skipped: 2, in: &layout)
    var parameters = ParameterBuffer<Double>(layout: layout)
    let path = Matrix(rows: 2, columns: 2, elements: [1.0, 2, 3, 4])
    network.initialize(path: path, &parameters, using: &stream)
    let x = Matrix(rows: 3, columns: 2, elements: stream.normals(6))
    var workspace = SkipWorkspace<Double>(network, points: 3, inputGradient: false)
    network.forward(x, parameters, in: &workspace)
    expectClose(workspace.output.columns(at: [0, 1]), matmul(x, path), absolute: 1e-14)
    #expect(workspace.output.columns(at: [2, 3]).elements.allSatisfy { $0 == 0 })
  }

  @Test func aPathLeadsToOutputsThatThereAre() async {
    await #expect(processExitsWith: .failure) {
      var layout = ParameterLayout()
      _ = SkipNetwork("net", sizes: [2, 5, 4], hidden: .relu, skipped: 5, in: &layout)
    }
  }
}
