import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

/// A layer of any kind does what its kind does.
struct LayerTests {
  private let layout: ParameterLayout
  private let dense: Dense
  private let layer: Layer

  init() {
    var layout = ParameterLayout()
    _ = layout.add("before", shape: [3])
    dense = Dense("d", inputs: 2, outputs: 3, activation: .tanh, in: &layout)
    layer = .dense(dense)
    self.layout = layout
  }

  @Test func itTellsItsShapeAndItsParameters() {
    #expect(layer.inputs == 2 && layer.outputs == 3)
    #expect(layer.weight.name == "d.weight" && layer.weight.range == 3..<9)
    #expect(layer.bias.name == "d.bias" && layer.bias.range == 9..<12)
  }

  @Test func itsFirstParametersAreThoseOfItsKindAndNoOthers() {
    var (a, b) = (ParameterBuffer<Double>(layout: layout), ParameterBuffer<Double>(layout: layout))
    var (one, other) = (RandomStream(seed: 4), RandomStream(seed: 4))
    layer.initialize(.xavierUniform, &a, using: &one)
    dense.initialize(.xavierUniform, &b, using: &other)
    #expect(a == b && one.next() == other.next())
    #expect(a.values[..<3].allSatisfy { $0 == 0 } && a[layer.weight].allSatisfy { $0 != 0 })
  }

  /// Of L = Σ c·y, by central differences of every parameter and of every input.
  @Test func gradientsAreThoseOfDifferences() {
    let x = normals(rows: 4, columns: 2, "x"), c = normals(rows: 4, columns: 3, "c")
    let start = normals(layout.count, "p")
    func outputs(_ x: Matrix<Double>, _ p: [Double]) -> Matrix<Double> {
      var y = Matrix<Double>(rows: 4, columns: 3, repeating: .nan)
      layer.forward(x, ParameterBuffer(layout: layout, values: p), into: &y)
      return y
    }
    func loss(_ x: [Double], _ p: [Double]) -> Double {
      zip(outputs(Matrix(rows: 4, columns: 2, elements: x), p).elements, c.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }
    var (dy, dx) = (c, Matrix<Double>(rows: 4, columns: 2, repeating: .nan))
    var gradients = ParameterBuffer<Double>(layout: layout)
    layer.backward(
      &dy, input: x, output: outputs(x, start), ParameterBuffer(layout: layout, values: start),
      addingTo: &gradients, inputGradient: &dx)
    // Steps of 1e-5 err by 1e-10 times the third derivative.
    expectClose(gradients.values, differences(of: { loss(x.elements, $0) }, at: start), absolute: 1e-8)
    expectClose(dx.elements, differences(of: { loss($0, start) }, at: x.elements), absolute: 1e-8)
  }

  @Test func layersOfOtherActivationsAreNotEqual() {
    var layout = ParameterLayout()
    #expect(Layer.dense(Dense("d", inputs: 2, outputs: 3, activation: .relu, in: &layout)) != layer)
  }
}
