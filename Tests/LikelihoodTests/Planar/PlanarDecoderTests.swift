import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// A network with two inputs and one hidden layer.
@Suite struct PlanarDecoderTests {
  /// 2·a(z₁ − z₂ + 1) + a(3z₂ − 2) + (0.5, −1), by hand in the four parts of the plane.
  @Test(arguments: [([0.0, 0.0], [1.5, -2.0]), ([0, 1], [1.5, 0]), ([-2, 0], [-1.5, -2]), ([-2, 1], [-0.5, 0])])
  func itIsTheSumOfItsUnits(z: [Double], expected: [Double]) throws {
    let decoder = try PlanarDecoder(
      inputWeights: Matrix([[1, -1], [0, 3]]), biases: [1, -2], outputWeights: Matrix([[2, 0], [1, 1]]),
      shift: [0.5, -1], leak: 0.5)
    #expect((decoder.units, decoder.outputs) == (2, 2))
    expectClose(decoder(z), expected, absolute: 1e-15)
  }

  @Test func badPartsAreErrors() {
    func error(
      _ w: [[Double]], _ b: [Double], _ beta: [[Double]] = [[1]], shift: [Double] = [0], leak: Double = 0
    ) -> ModelError? {
      do {
        _ = try PlanarDecoder(
          inputWeights: Matrix(w), biases: b, outputWeights: Matrix(beta), shift: shift, leak: leak)
        return nil
      } catch { return error }
    }
    #expect(error([[1, 0]], [0]) == nil)
    #expect(error([[1]], [0]) == .count(of: "columns of input weights", is: 1, expected: 2, from: "two latents"))
    #expect(error([[0, 0]], [1]) == .constantUnit(0, bias: 1))
    #expect(error([[0, -0.0]], [1]) == .constantUnit(0, bias: 1))
    #expect(error([[1, 0]], []) == .count(of: "biases", is: 0, expected: 1, from: "input weights"))
    #expect(error([[0, 0]], []) == .count(of: "biases", is: 0, expected: 1, from: "input weights"))
    #expect(
      error([[1, 0], [2, .infinity]], [0, 0], [[1], [1]]) == .notFinite("input weight 1 of unit 1", .infinity))
    #expect(error([[1, 0]], [.infinity]) == .notFinite("bias 0", .infinity))
    #expect(error([[1, 0]], [0], leak: -.infinity) == .notFinite("leak 0", -.infinity))
    #expect(
      error([[1, 0]], [0], [[1, 2]]) == .count(of: "columns of output weights", is: 2, expected: 1, from: "shifts"))
  }
}
