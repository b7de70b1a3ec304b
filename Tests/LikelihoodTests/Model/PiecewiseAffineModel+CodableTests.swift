import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Models in files.
@Suite struct PiecewiseAffineModelCodableTests {
  @Test func aModelSurvivesItsCode() throws {
    let model = try randomModel(components: 2, units: 3, outputs: 2, leak: -1, seed: 4)
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(PiecewiseAffineModel.self, from: data) == model)
    let broken = String(decoding: data, as: UTF8.self).replacing("\"noise\":0.3", with: "\"noise\":0")
    #expect(throws: ModelError.noise(0)) {
      try JSONDecoder().decode(PiecewiseAffineModel.self, from: Data(broken.utf8))
    }
  }

  private func read(_ changing: (inout [String: Any]) -> Void) throws -> PiecewiseAffineModel {
    let data = try JSONEncoder().encode(randomModel(components: 2, units: 2, outputs: 2, leak: 0.1, seed: 4))
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    changing(&object)
    return try JSONDecoder().decode(
      PiecewiseAffineModel.self, from: JSONSerialization.data(withJSONObject: object))
  }

  @Test func itsNumbersAreSpelledOut() throws {
    let data = try JSONEncoder().encode(randomModel(components: 2, units: 3, outputs: 2, leak: 0.1, seed: 4))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "biases", "deviations", "inputWeights", "leak", "means", "noise", "outputWeights", "shift", "weights",
      ])
    #expect((object["outputWeights"] as? [Double])?.count == 6)
    #expect(throws: Never.self) { try read { _ in } }
  }

  @Test func numbersThatMakeNoModelAreErrors() {
    #expect(throws: ModelError.count(of: "output weights", is: 3, expected: 4, from: "biases and shifts")) {
      try read { $0["outputWeights"] = [1, 2, 3] }
    }
    #expect(throws: ModelError.weightSum(0.75)) { try read { $0["weights"] = [0.25, 0.5] } }
    #expect(throws: ModelError.count(of: "biases", is: 2, expected: 1, from: "input weights")) {
      try read { $0["inputWeights"] = [1] }
    }
    #expect(throws: ModelError.empty("outputs")) {
      try read {
        $0["shift"] = [Double]()
        $0["outputWeights"] = [Double]()
      }
    }
    #expect(throws: DecodingError.self) { try read { $0["leak"] = nil } }
    #expect(throws: DecodingError.self) { try read { $0["means"] = "none" } }
  }
}
