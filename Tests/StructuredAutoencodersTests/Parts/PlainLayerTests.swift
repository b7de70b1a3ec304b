import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct PlainLayerTests {
  @Test(arguments: [0.0, 0.2], [[], [5], [5, 7]])
  func layersWithoutThePathComputeTheSame(slope: Double, hidden: [Int]) {
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

  @Test func withoutAPathLayersAreWhatTheyAre() throws {
    var (layout, stream) = (ParameterLayout(), RandomStream(seed: 4))
    let network = SkipNetwork("net", sizes: [3, 5, 4], hidden: .relu, skipped: 0, in: &layout)
    let parameters = ParameterBuffer(layout: layout, values: stream.normals(layout.count).map { Float($0) })
    let layers = network.plainLayers(parameters, slope: 0)
    #expect(layers == network.network.layers.map { PlainLayer($0, parameters) } && layers.count == 2)
    let weight = try #require(layout["net.0.weight"])
    #expect(layers[0].weights.elements == parameters[weight].map { Double($0) })
  }

  @Test func weightsHaveABiasForEachColumn() async {
    await #expect(processExitsWith: .failure) {
      _ = PlainLayer(weights: Matrix(rows: 2, columns: 3), biases: [0, 0])
    }
  }
}
