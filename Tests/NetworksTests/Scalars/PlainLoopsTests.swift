import Foundation
import Networks
import TestSupport
import Testing

/// The plain loops, with which the kernels are compared, by hand-worked values and by differences.
struct PlainLoopsTests {
  private typealias Loops = PlainLoops<Double>

  @Test func aLayerIsItsProductItsBiasAndItsActivation() {
    // Rows (1, −1) and (2, 0) by columns (1, 3) and (2, −4), and biases 1 and −2.
    func outputs(_ activation: Activation) -> [Double] {
      var y = [Double](repeating: .nan, count: 4)
      Loops.dense(
        points: 2, inputs: 2, outputs: 2, x: [1, -1, 2, 0], weight: [1, 2, 3, -4], bias: [1, -2],
        activation: activation,
        y: &y)
      return y
    }
    #expect(outputs(.identity) == [-1, 4, 3, 2])
    #expect(outputs(.relu) == [0, 4, 3, 2])
    #expect(outputs(.leakyRelu(slope: 0.25)) == [-0.25, 4, 3, 2])
    #expect(outputs(.tanh) == [tanh(-1), tanh(4), tanh(3), tanh(2)])
  }

  @Test(arguments: [Activation.identity, .relu, .leakyRelu(slope: 0.25), .tanh])
  func theGradientOfAnActivationIsThatOfDifferences(activation: Activation) {
    let t = [-2, -0.5, 0.3, 1.7]
    func outputs(_ t: [Double]) -> [Double] {
      var y = [Double](repeating: 0, count: t.count)
      Loops.dense(
        points: t.count, inputs: 1, outputs: 1, x: t, weight: [1], bias: [0], activation: activation, y: &y)
      return y
    }
    let weights = [1, -2, 3, 0.5]
    var dy = weights
    Loops.activationGradient(t.count, activation: activation, y: outputs(t), dy: &dy)
    let expected = differences(of: { zip(outputs($0), weights).reduce(0) { $0 + $1.0 * $1.1 } }, at: t)
    // Central differences of steps of 1e-5 err by 1e-10.
    expectClose(dy, expected, absolute: 1e-8)
  }

  /// Both gradients of Σ c·y are linear in c: ∂W = xᵀ·c and ∂x = c·Wᵀ.
  @Test func gradientsOfParametersAreAddedAndThoseOfInputsAreNot() {
    var (weight, bias, dx) = ([100.0, 0, 0, 0, 0, 0], [0.0, 0, 50], [Double](repeating: .nan, count: 4))
    let (x, dy) = ([1.0, 2, 3, 4], [1.0, 0, -1, 0, 2, 1])
    Loops.denseParameterGradient(points: 2, inputs: 2, outputs: 3, x: x, dy: dy, weight: &weight, bias: &bias)
    #expect(weight == [101, 6, 2, 2, 8, 2] && bias == [1, 2, 50])
    Loops.denseInputGradient(points: 2, inputs: 2, outputs: 3, dy: dy, weight: [1, 2, 3, 4, 5, 6], dx: &dx)
    #expect(dx == [-2, -2, 7, 16])
  }

  /// By hand: means 0.5·2 + 0.5·4 = 3, squares 0.75·8 + 0.25·16 = 10, and a step of 0.1·3 / (√(2.5·10) + 1).
  @Test func oneStepOfAdamIsWorkedByHand() {
    var (mean, square, parameters) = ([2.0], [8.0], [1.0])
    Loops.adam(
      1, gradient: [4], mean: &mean, square: &square, parameters: &parameters,
      AdamStep(beta1: 0.5, beta2: 0.75, rate: 0.1, squareScale: 2.5, epsilon: 1))
    #expect(mean == [3] && square == [10])
    expectClose(parameters[0], 1 - 0.3 / 6, relative: 1e-15)
  }

  @Test func errorsOfARowAreSquaredAndSummed() {
    var (squares, dy) = ([Double](repeating: .nan, count: 2), [Double](repeating: .nan, count: 4))
    Loops.squaredErrors(
      points: 2, features: 2, x: [3, 4, 1, 1], y: [0, 0, 1, -1], scale: -2, squares: &squares, dy: &dy)
    #expect(squares == [25, 4] && dy == [-6, -8, 0, -4])
    #expect([3.0, 4].withUnsafeBufferPointer { Loops.sumOfSquares($0) } == 25)
  }

  @Test func logitsOfAnySizeHaveFiniteLogarithms() {
    let x = [1.0, 0, 1, 0, 0.25]
    let logits = [800.0, 800, -800, -800, 0]
    var (logs, dl) = ([Double](repeating: .nan, count: 5), [Double](repeating: .nan, count: 5))
    Loops.bernoulliLogits(points: 5, features: 1, x: x, logits: logits, scale: 2, logs: &logs, dl: &dl)
    #expect(logs == [0, -800, -800, 0, -log1p(1)])
    #expect(dl == [0, -2, 2, 0, -0.5])
  }

  @Test func theGradientOfLogitsIsThatOfDifferences() {
    let (x, logits) = ([0.2, 1, 0, 0.7], [-1.5, 0.4, 3, -0.1])
    func value(_ logits: [Double]) -> ([Double], [Double]) {
      var (logs, dl) = ([0.0, 0], [0.0, 0, 0, 0])
      Loops.bernoulliLogits(points: 2, features: 2, x: x, logits: logits, scale: 1, logs: &logs, dl: &dl)
      return (logs, dl)
    }
    expectClose(value(logits).1, differences(of: { value($0).0.reduce(0, +) }, at: logits), absolute: 1e-9)
    // log p of 0.2 at −1.5: 0.2·(−1.5) − log(1 + e^−1.5), and of 1 at 0.4.
    expectClose(value(logits).0[0], -0.3 - log(1 + exp(-1.5)) - log(1 + exp(-0.4)), relative: 1e-14)
  }

  @Test func exponentialsAndLogarithmsMayBeTakenInPlace() {
    var x = [0, 1, -745.2, 709.7]
    let before = x
    x.withUnsafeMutableBufferPointer { b in
      guard let p = b.baseAddress else { return }
      Loops.exponentials(4, x: p, y: p)
    }
    #expect(x == before.map { exp($0) })
    x.withUnsafeMutableBufferPointer { b in
      guard let p = b.baseAddress else { return }
      Loops.logarithms(2, x: p, y: p)
    }
    #expect(x[0] == 0)
    expectClose(x[1], 1, relative: 1e-15)
  }

  /// Single precision goes through the same loops, and its transcendental functions through those of double.
  @Test func singlePrecisionIsDoubleRounded() {
    let x: [Float] = [-3, -0.1, 0, 0.1, 5]
    var y = [Float](repeating: .nan, count: 5)
    PlainLoops<Float>.exponentials(5, x: x, y: &y)
    #expect(y == x.map { Float(exp(Double($0))) })
  }
}
