import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// A network with one input and one hidden layer.
@Suite struct ShallowDecoderTests {
  @Test func aUnitOfZeroSlopeIsRefusedWithWhatToDo() {
    let error = ModelError.constantUnit(1, bias: 0.5)
    #expect(throws: error) {
      try ShallowDecoder(
        inputWeights: [1, 0], biases: [0, 0.5], outputWeights: Matrix([[1], [1]]), shift: [0], leak: 0)
    }
    #expect(error.description.contains("leave the unit out"))
  }

  @Test func partsOfDifferentLengthsAreRefused() {
    #expect(throws: ModelError.count(of: "columns of output weights", is: 2, expected: 1, from: "shifts")) {
      try ShallowDecoder(
        inputWeights: [1], biases: [0], outputWeights: Matrix([[1, 2]]), shift: [0], leak: 0)
    }
    #expect(throws: ModelError.count(of: "biases", is: 2, expected: 1, from: "input weights")) {
      try ShallowDecoder(inputWeights: [1], biases: [0, 1], outputWeights: Matrix([[1]]), shift: [0], leak: 0)
    }
  }

  /// 2·a(3z − 1) − a(−z + 2) + (1, …), worked by hand on either side of both breaks.
  @Test(arguments: [
    (0.0, 0.5, [-2.0, 2]), (1, 0.5, [4, 5]), (3, 0.5, [17.5, 8.5]), (0, 0, [-1, 2]), (0, -1, [1, 2]),
  ])
  func itIsTheSumOfItsUnits(z: Double, leak: Double, expected: [Double]) throws {
    let decoder = try ShallowDecoder(
      inputWeights: [3, -1], biases: [-1, 2], outputWeights: Matrix([[2, 1], [-1, 1]]), shift: [1, 0], leak: leak)
    var values = [1.0, 0]
    for (w, b, beta) in [(3.0, -1.0, [2.0, 1]), (-1, 2, [-1, 1])] {
      let t = w * z + b
      let a = t > 0 ? t : leak * t
      for d in 0..<2 { values[d] += beta[d] * a }
    }
    expectClose(decoder(z), values, absolute: 1e-14)
    expectClose(decoder(z)[0], expected[0], absolute: 1e-14)
  }

  @Test func whatIsNotFiniteIsNamed() {
    func error(_ w: Double, _ b: Double, _ beta: Double, _ c: Double, _ leak: Double) -> ModelError? {
      do {
        _ = try ShallowDecoder(
          inputWeights: [1, w], biases: [0, b], outputWeights: Matrix([[1], [beta]]), shift: [c], leak: leak)
        return nil
      } catch { return error }
    }
    #expect(error(.infinity, 0, 1, 0, 0) == .notFinite("input weight 1", .infinity))
    #expect(error(1, -.infinity, 1, 0, 0) == .notFinite("bias 1", -.infinity))
    #expect(error(1, 0, .infinity, 0, 0) == .notFinite("output weight 1", .infinity))
    #expect(error(1, 0, 1, .infinity, 0) == .notFinite("shift 0", .infinity))
    #expect(error(1, 0, 1, 0, .infinity) == .notFinite("leak 0", .infinity))
    #expect(error(0, 3, 1, 0, 0) == .constantUnit(1, bias: 3))
    #expect(error(1, 0, 0, 0, -1) == nil)
  }

  @Test func aDecoderWithoutUnitsOrOutputsIsNone() {
    #expect(throws: ModelError.empty("hidden units")) {
      try ShallowDecoder(inputWeights: [], biases: [], outputWeights: Matrix(rows: 0, columns: 1), shift: [0], leak: 0)
    }
    #expect(throws: ModelError.empty("outputs")) {
      try ShallowDecoder(inputWeights: [1], biases: [0], outputWeights: Matrix(rows: 1, columns: 0), shift: [], leak: 0)
    }
  }
}
