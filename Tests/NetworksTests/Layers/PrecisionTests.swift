import LinearAlgebra
import Networks
import TestSupport
import Testing

struct PrecisionTests {
  private static let shapes = [(1, 1, 1), (4, 3, 2), (40, 70, 33), (64, 20, 130)]

  /// A layer with its parameters, an input, what comes out and ∂y.
  private struct Case<Scalar: NetworkScalar> {
    let layer: Dense
    var parameters: ParameterBuffer<Scalar>
    let x: Matrix<Scalar>
    var y: Matrix<Scalar>
    var dy: Matrix<Scalar>
    var gradients: ParameterBuffer<Scalar>
    var dx: Matrix<Scalar>

    init(_ shape: (Int, Int, Int), rounded isRounded: Bool) {
      func numbers(_ count: Int, _ name: String) -> [Scalar] {
        normals(count, name, of: Float.self).map { Scalar(isRounded ? Float(rounding: $0) : $0) }
      }
      let (n, inputs, outputs) = shape
      var layout = ParameterLayout()
      layer = Dense("d", inputs: inputs, outputs: outputs, in: &layout)
      parameters = ParameterBuffer(layout: layout)
      parameters[layer.weight] = numbers(inputs * outputs, "w")
      x = Matrix(rows: n, columns: inputs, elements: numbers(n * inputs, "x"))
      y = Matrix(rows: n, columns: outputs)
      dy = Matrix(rows: n, columns: outputs, elements: numbers(n * outputs, "dy"))
      gradients = ParameterBuffer(layout: layout)
      dx = Matrix(rows: n, columns: inputs)
    }

    mutating func run(_ precision: Precision) {
      layer.forward(x, parameters, into: &y, precision: precision)
      layer.backward(
        &dy, input: x, output: y, parameters, addingTo: &gradients, inputGradient: &dx, precision: precision)
    }
  }

  /// All three products of a layer, with the kernel that this process uses, are those of double with rounded factors.
  @Test(arguments: shapes)
  func aLayerAndItsGradientAreThoseOfRoundedFactors(shape: (Int, Int, Int)) {
    var layer = Case<Float>(shape, rounded: false), plain = Case<Double>(shape, rounded: true)
    layer.run(.bfloat16)
    plain.run(.single)
    // Sums of at most 130 products of order one, each rounded to 6e-8.
    let allowed = 130 * 1e-7
    expectClose(precise(layer.y.elements), plain.y.elements, relative: 1e-6, absolute: allowed)
    expectClose(precise(layer.dx.elements), plain.dx.elements, relative: 1e-6, absolute: allowed)
    expectClose(
      precise(layer.gradients[layer.layer.weight]), plain.gradients[plain.layer.weight], relative: 1e-6,
      absolute: allowed)
    // The gradient of the bias has no product: it is that of what was not rounded.
    var single = Case<Float>(shape, rounded: false)
    single.run(.single)
    expectClose(
      precise(layer.gradients[layer.layer.bias]), precise(single.gradients[single.layer.bias]), relative: 1e-6,
      absolute: allowed)
  }

  @Test func itMakesADifferenceOfItsRoundingAndNoMore() {
    var single = Case<Float>((40, 70, 33), rounded: false), half = single
    single.run(.single)
    half.run(.bfloat16)
    #expect(single.y != half.y && single.dx != half.dx && single.gradients != half.gradients)
    // 70 products of order one, each of two factors rounded to 2⁻⁹: √140·2⁻⁹ is .02, and five times that the most of 1320.
    expectClose(precise(half.y.elements), precise(single.y.elements), absolute: 0.15)
  }

  @Test func doubleIsTheReferenceOfBoth() {
    var single = Case<Double>((40, 70, 33), rounded: false), half = single
    single.run(.single)
    half.run(.bfloat16)
    #expect(single.y == half.y && single.dx == half.dx && single.gradients == half.gradients)
  }

  @Test func itIsWrittenAsANotebookSaysIt() {
    #expect(Precision.allCases.map(\.rawValue) == ["single", "bfloat16"])
    #expect(BFloat16Kernel.allCases.map(\.rawValue) == ["plain", "AVX-512 BF16", "AMX"])
  }
}
