import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct PiecewiseAffineModelTests {
  @Test(arguments: [0.0, -0.1, .nan, .infinity])
  func noiseMustBePositive(noise: Double) throws {
    let model = try randomModel(seed: 1)
    #expect(throws: ModelError.self) {
      try PiecewiseAffineModel(prior: model.prior, decoder: model.decoder, noise: noise)
    }
    #expect(ModelError.noise(0).description.contains("must be positive"))
  }

  @Test func itsLengthsAreThoseOfItsParts() throws {
    let model = try randomModel(components: 3, units: 2, outputs: 4, leak: 0.2, seed: 1)
    #expect(model.shape == ModelShape(components: 3, units: 2, outputs: 4, leak: 0.2))
    #expect(ModelError.noise(.nan).description.contains("is nan; it must be positive and finite"))
  }
}
