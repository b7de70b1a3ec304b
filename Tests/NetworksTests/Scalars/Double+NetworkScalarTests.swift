import Foundation
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

/// The loops of double precision, with which the kernels are compared, against closed forms.
struct DoubleNetworkScalarTests {
  @Test func aDenseLayerIsAProductABiasAndAnActivation() {
    // x = (1, 2; −1, .5), W = (1, 0, 2; 3, −1, 1), b = (0, 1, −10).
    func layer(_ activation: Activation) -> [Double] {
      var y = [Double](repeating: .nan, count: 6)
      Double.dense(
        points: 2, inputs: 2, outputs: 3, x: [1, 2, -1, 0.5], weight: [1, 0, 2, 3, -1, 1], bias: [0, 1, -10],
        activation: activation, precision: .single, y: &y)
      return y
    }
    #expect(layer(.identity) == [7, -1, -6, 0.5, 0.5, -11.5])
    #expect(layer(.leakyRelu(slope: 0.5)) == [7, -0.5, -3, 0.5, 0.5, -5.75])
    expectClose(layer(.tanh), layer(.identity).map { tanh($0) }, absolute: 1e-15)
    // Half precision is for single numbers; here it changes nothing.
    var y = [Double](repeating: .nan, count: 1)
    Double.dense(
      points: 1, inputs: 1, outputs: 1, x: [1.0 / 3], weight: [1], bias: [0], activation: .identity,
      precision: .bfloat16, y: &y)
    #expect(y == [1.0 / 3])
  }

  @Test func gradientsOfALayerAreAddedToWhatIsThere() {
    var (weight, bias): ([Double], [Double]) = ([100, 0], [1])
    Double.denseParameterGradient(
      points: 3, inputs: 2, outputs: 1, x: [1, 2, 3, 4, 5, 6], dy: [1, 0, -2], precision: .single, weight: &weight,
      bias: &bias)
    #expect(weight == [100 + 1 - 10, 2 - 12] && bias == [1 + 1 - 2])
    var dx = [Double](repeating: .nan, count: 4)
    Double.denseInputGradient(
      points: 2, inputs: 2, outputs: 2, dy: [1, 2, 3, 4], weight: [5, 6, 7, 8], precision: .single, dx: &dx)
    #expect(dx == [17, 23, 39, 53])
    var dy: [Double] = [3, 3, 3]
    Double.activationGradient(3, activation: .tanh, y: [0, 0.5, -1], dy: &dy)
    #expect(dy == [3, 2.25, 0])
  }

  @Test func aStepOfAdamIsItsFormula() {
    var (mean, square, parameters): ([Double], [Double], [Double]) = ([0.5, 0], [0.25, 0], [1, -1])
    let step = AdamStep<Double>(beta1: 0.5, beta2: 0.75, rate: 0.25, squareScale: 4, epsilon: 1e-3)
    Double.adam(2, gradient: [2, 0], mean: &mean, square: &square, parameters: &parameters, step)
    // m ← ½·.5 + ½·2, v ← ¾·¼ + ¼·4, and a gradient of zero moves nothing.
    #expect(mean == [1.25, 0] && square == [1.1875, 0] && parameters[1] == -1)
    // p ← p − rate·m/(√(scale·v) + ε).
    expectClose(parameters[0], 1 - 0.25 * 1.25 / (4.75.squareRoot() + 1e-3), relative: 1e-14)
  }

  @Test func squaresAndLogitsAreSummedOverTheFeaturesOfAPoint() {
    var (sums, slopes) = ([Double](repeating: .nan, count: 2), [Double](repeating: .nan, count: 4))
    Double.squaredErrors(
      points: 2, features: 2, x: [1, 2, 3, 4], y: [0, 4, 3, 1], scale: 10, squares: &sums, dy: &slopes)
    #expect(sums == [5, 9] && slopes == [10, -20, 0, 30])
    Double.bernoulliLogits(
      points: 2, features: 2, x: [1, 0, 0.5, 1], logits: [0, 0, 1e4, -1e4], scale: 1, logs: &sums, dl: &slopes)
    expectClose(sums[0], -2 * log(2), relative: 1e-15)
    // ½·10⁴ − 10⁴, and −10⁴ of a sure mistake.
    expectClose(sums[1], -15_000, relative: 1e-15)
    #expect(slopes == [0.5, -0.5, -0.5, 1])
    #expect([3.0, -4].withUnsafeBufferPointer { Double.sumOfSquares($0) } == 25)
  }

  @Test func exponentialsAndLogarithmsMayBeTakenInPlace() {
    var values: [Double] = [0, 1, -745, 710]
    values.withUnsafeMutableBufferPointer { all in
      guard let start = all.baseAddress else { return }
      Double.exponentials(4, x: start, y: start)
    }
    #expect(values[0] == 1 && values[2] > 0 && values[3] == .infinity)
    expectClose(values[1], M_E, relative: 1e-15)
    values.withUnsafeMutableBufferPointer { all in
      guard let start = all.baseAddress else { return }
      Double.logarithms(2, x: start, y: start)
    }
    expectClose(values[0], 0, absolute: 0)
    expectClose(values[1], 1, absolute: 1e-15)
  }
}
