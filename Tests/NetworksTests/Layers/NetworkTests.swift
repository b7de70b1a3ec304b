import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct NetworkTests {
  private static let activations: [Activation] = [
    .identity, .relu, .leakyRelu(slope: 0.2), .leakyRelu(slope: 3), .tanh,
  ]

  @Test(arguments: [[1, 1], [3, 2], [2, 5, 3], [4, 16, 7, 2]], activations)
  func gradientsAgreeWithDifferences(sizes: [Int], activation: Activation) {
    let n = 3
    var layout = ParameterLayout()
    let network = Network("net", sizes: sizes, hidden: activation, in: &layout)
    let parameters = ParameterBuffer(layout: layout, values: normals(layout.count, "parameters"))
    let x = normals(rows: n, columns: network.inputs, "x"), dy = normals(rows: n, columns: network.outputs, "dy")
    var workspace = NetworkWorkspace<Double>(network, points: n, inputGradient: true)
    // The loss Σ ∂y·y has the gradient ∂y by y.
    func loss(_ parameters: [Double], _ x: [Double]) -> Double {
      var workspace = NetworkWorkspace<Double>(network, points: n, inputGradient: false)
      network.forward(
        Matrix(rows: n, columns: network.inputs, elements: x), ParameterBuffer(layout: layout, values: parameters),
        in: &workspace)
      return zip(workspace.output.elements, dy.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }
    var gradients = ParameterBuffer<Double>(layout: layout)
    network.forward(x, parameters, in: &workspace)
    workspace.outputGradient = dy
    network.backward(x, parameters, in: &workspace, addingTo: &gradients)
    // Differences of a step of 1e-5: 1e-10 of curvature and 1e-11 of rounding, on losses of order 100.
    expectClose(
      gradients.values, differences(of: { loss($0, x.elements) }, at: parameters.values), relative: 1e-6,
      absolute: 1e-7)
    expectClose(
      workspace.inputGradient.elements, differences(of: { loss(parameters.values, $0) }, at: x.elements),
      relative: 1e-6, absolute: 1e-7)
  }

  @Test func gradientsAreAdded() {
    var layout = ParameterLayout()
    let network = Network("net", sizes: [2, 4, 1], hidden: .tanh, in: &layout)
    let parameters = ParameterBuffer(layout: layout, values: normals(layout.count, "parameters"))
    let x = normals(rows: 5, columns: 2, "x")
    var workspace = NetworkWorkspace<Double>(network, points: 5, inputGradient: false)
    workspace.outputGradient = normals(rows: 5, columns: 1, "dy")
    var once = ParameterBuffer<Double>(layout: layout), twice = once
    network.forward(x, parameters, in: &workspace)
    network.backward(x, parameters, in: &workspace, addingTo: &once)
    for _ in 0..<2 { network.backward(x, parameters, in: &workspace, addingTo: &twice) }
    // The same sums, doubled.
    expectClose(twice.values, once.values.map { 2 * $0 }, relative: 1e-14, absolute: 1e-14)
  }

  @Test func parametersAreNamedByLayerAndShapedInputsByOutputs() {
    var layout = ParameterLayout()
    _ = Network("encoder", sizes: [2, 64, 4], hidden: .relu, in: &layout)
    #expect(
      layout.slices.map { $0.name } == ["encoder.0.weight", "encoder.0.bias", "encoder.1.weight", "encoder.1.bias"])
    #expect(layout.slices.map { $0.shape } == [[2, 64], [64], [64, 4], [4]])
    #expect(layout.slices.map { $0.offset } == [0, 128, 192, 448] && layout.count == 452)
  }

  @Test func aMatrixOfAnotherWidthIsRefused() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var layout = ParameterLayout()
      let network = Network("net", sizes: [2, 1], hidden: .relu, in: &layout)
      var workspace = NetworkWorkspace<Double>(network, points: 4, inputGradient: false)
      network.forward(Matrix(rows: 4, columns: 3), ParameterBuffer(layout: layout), in: &workspace)
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("layer 'net.0.weight' of 2×1 cannot take 4×3 to 4×1"))
  }

  /// What is added between two layers is read by the second, and its gradient is that of the output.
  @Test func whatIsAddedToALayersOutputIsReadByTheNext() {
    var layout = ParameterLayout()
    let network = Network("net", sizes: [2, 3, 1], hidden: .tanh, in: &layout)
    let parameters = ParameterBuffer(layout: layout, values: normals(layout.count, "parameters"))
    let x = normals(rows: 4, columns: 2, "x")
    let added = normals(rows: 4, columns: 3, "added")
    var workspace = NetworkWorkspace<Double>(network, points: 4, inputGradient: true, summed: [0])
    func loss(_ added: [Double]) -> Double {
      network.forwardLayer(0, x, parameters, in: &workspace)
      workspace.sums[0].elements = zip(workspace.outputs[0].elements, added).map { $0 + $1 }
      network.forwardLayer(1, x, parameters, in: &workspace)
      return workspace.output.elements.reduce(0, +)
    }
    _ = loss(added.elements)
    workspace.outputGradient = Matrix(rows: 4, columns: 1, repeating: 1)
    var gradients = ParameterBuffer<Double>(layout: layout)
    network.backwardLayer(1, x, parameters, in: &workspace, addingTo: &gradients)
    // A linear function: rounding over the step.
    expectClose(
      workspace.gradients[1].elements, differences(of: loss, at: added.elements), relative: 1e-8, absolute: 1e-8)
  }

  @Test func withoutLayersItPutsOutWhatItReads() {
    var layout = ParameterLayout()
    let network = Network("net", sizes: [3], hidden: .relu, in: &layout)
    #expect(network.layers.isEmpty && network.inputs == 3 && network.outputs == 3 && layout.count == 0)
  }
}
