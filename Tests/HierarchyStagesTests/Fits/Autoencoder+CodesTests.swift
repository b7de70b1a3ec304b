import AutoencoderArtifacts
import Autoencoders
import Foundation
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Networks
import StageTestSupport
import Stages
import TestSupport
import Testing

/// An autoencoder that begins with codes that are known beforehand, seen through the fit from the truth.
@Suite struct AutoencoderCodesTests {
  private func start(_ parameters: [(String, String)] = []) throws -> FittedAutoencoder {
    try stage(
      FitFromTruth.self,
      [
        ("components", "3"), ("hidden", "24,24"), ("steps", "0"), ("pretraining-steps", "400"), ("recipe", "full"),
        ("seed", "1"),
      ] + parameters
    ).run(someSample.get(), in: .silent)
  }

  @Test func thePosteriorBeginsNarrowWhateverTheCodes() throws {
    let bound = try start().outcome.bound
    // log s² = −4 of two latents, of every point.
    expectClose(bound.facets[0].latentEntropy, 1 + log(2 * Double.pi) - 4, absolute: 1e-5)
  }

  @Test func theMeanOfTheCodeIsTheRegressionsLastLayer() throws {
    let sample = try someSample.get()
    let fit = try start([("turn", "90")])
    // Turned by a right angle, (z₁, z₂) becomes (−z₂, z₁).
    let codes = fit.codes.facets[0].codes
    let turned = Matrix((0..<sample.latents.rows).map { [-sample.latents[$0, 1], sample.latents[$0, 0]] })
    let difference = codes - turned
    let share =
      difference.elements.reduce(0) { $0 + $1 * $1 } / turned.centred.elements.reduce(0) { $0 + $1 * $1 }
    #expect(share < 0.05)
  }

  @Test func aTurnChangesNothingOfTheFirstDecoder() throws {
    let sample = try someSample.get()
    let plain = try start()
    #expect(try start([("turn", "0")]) == plain)
    let decoded = Autoencoder<Double>(plain.model).decode([plain.codes.facets[0].codes])
    let error = (decoded - sample.points.coordinates).elements.reduce(0) { $0 + $1 * $1 }
    #expect(error / sample.points.coordinates.centred.elements.reduce(0) { $0 + $1 * $1 } < 0.1)
  }
}
