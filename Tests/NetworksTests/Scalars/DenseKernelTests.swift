import LinearAlgebra
import Networks
import TestSupport
import Testing

/// The products of single precision beside the plain ones of double, in shapes with whole blocks and tiles and with rests.
struct DenseKernelTests {
  private static let shapes = [
    (1, 1, 1), (7, 2, 64), (256, 64, 64), (9, 64, 4), (33, 16, 48), (5, 128, 128), (130, 3, 80), (10, 129, 144),
    (4, 20, 17), (9, 200, 3), (70, 1000, 5), (512, 40, 100), (23, 513, 97), (530, 96, 33), (3, 1100, 700),
  ]
  private static let activations: [Activation] = [
    .identity, .relu, .leakyRelu(slope: 0.2), .leakyRelu(slope: 3), .tanh,
  ]

  @Test(arguments: shapes, activations)
  func forwardAgreesWithThePlainLoops(shape: (Int, Int, Int), activation: Activation) {
    let (n, inputs, outputs) = shape
    let x = normals(n * inputs, "x", of: Float.self), b = normals(outputs, "b", of: Float.self)
    let w = normals(inputs * outputs, "w", of: Float.self)
    var y = [Float](repeating: .nan, count: n * outputs)
    Float.dense(
      points: n, inputs: inputs, outputs: outputs, x: x, weight: w, bias: b, activation: activation, precision: .single,
      y: &y)
    var plain = [Double](repeating: .nan, count: n * outputs)
    Double.dense(
      points: n, inputs: inputs, outputs: outputs, x: precise(x), weight: precise(w), bias: precise(b),
      activation: activation, precision: .single, y: &plain)
    expectClose(precise(y), plain, relative: 1e-5, absolute: rounding(ofSumsOf: inputs))
  }

  @Test(arguments: shapes)
  func parameterGradientsAreAddedAsThePlainLoopsAddThem(n: Int, inputs: Int, outputs: Int) {
    let x = normals(n * inputs, "x", of: Float.self), dy = normals(n * outputs, "dy", of: Float.self)
    var w = normals(inputs * outputs, "w", of: Float.self), b = normals(outputs, "b", of: Float.self)
    var (plainW, plainB) = (precise(w), precise(b))
    Float.denseParameterGradient(
      points: n, inputs: inputs, outputs: outputs, x: x, dy: dy, precision: .single, weight: &w, bias: &b)
    Double.denseParameterGradient(
      points: n, inputs: inputs, outputs: outputs, x: precise(x), dy: precise(dy), precision: .single,
      weight: &plainW, bias: &plainB)
    expectClose(precise(w), plainW, relative: 1e-5, absolute: rounding(ofSumsOf: n))
    expectClose(precise(b), plainB, relative: 1e-5, absolute: rounding(ofSumsOf: n))
  }

  @Test(arguments: shapes)
  func inputGradientsAgreeWithThePlainLoops(n: Int, inputs: Int, outputs: Int) {
    let dy = normals(n * outputs, "dy", of: Float.self), w = normals(inputs * outputs, "w", of: Float.self)
    var dx = [Float](repeating: .nan, count: n * inputs)
    Float.denseInputGradient(
      points: n, inputs: inputs, outputs: outputs, dy: dy, weight: w, precision: .single, dx: &dx)
    var plain = [Double](repeating: .nan, count: n * inputs)
    Double.denseInputGradient(
      points: n, inputs: inputs, outputs: outputs, dy: precise(dy), weight: precise(w), precision: .single,
      dx: &plain)
    expectClose(precise(dx), plain, relative: 1e-5, absolute: rounding(ofSumsOf: outputs))
  }

  @Test(arguments: [1, 15, 16, 17, 100], activations)
  func activationGradientsAgreeWithThePlainLoops(count: Int, activation: Activation) {
    let y = normals(count, "y", of: Float.self).map { max(-1, min(1, $0)) }
    var dy = normals(count, "dy", of: Float.self)
    var plain = precise(dy)
    Float.activationGradient(count, activation: activation, y: y, dy: &dy)
    Double.activationGradient(count, activation: activation, y: precise(y), dy: &plain)
    // One or two roundings; 1 − y² cancels near one.
    expectClose(precise(dy), plain, relative: 3e-7, absolute: 3e-7)
  }

  /// K products of order one make sums of order √K, each rounded to 6e-8, and √K such errors add up; five of them, since
  /// an activation of slope three makes them larger.
  private func rounding(ofSumsOf count: Int) -> Double { 3e-7 * Double(count + 1) }
}
