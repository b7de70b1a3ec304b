import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import TestSupport
import Testing

/// The terms of a style in the bound, and their gradients, stand with those of the table that reads it in `StyledTableTests`.
struct StyleTests {
  @Test func itsDivergenceIsThatOfTwoNormals() throws {
    var part = ModelCase(
      objective: .marginal, posterior: .diagonal, prior: .styled,
      likelihood: .gaussian(deviation: 0.7, isLearned: false))
    part.architecture.styles = 2
    var model = part.model
    let (weight, bias) = (
      try #require(model.parameters.layout["facet.0.style.weight"]),
      try #require(model.parameters.layout["facet.0.style.bias"])
    )
    model.parameters[weight] = [Double](repeating: 0, count: weight.count)
    // m = (0.5, −1), log s² = (0.2, −0.4), for every point.
    model.parameters[bias] = [0.5, -1, 0.2, -0.4]
    let expected = 0.5 * (0.25 + exp(0.2) - 1 - 0.2 + 1 + exp(-0.4) - 1 + 0.4)
    let found = try #require(model.styleDivergences(of: PointSet(part.workspace(of: model).points)))
    expectClose(found, [Double](repeating: expected, count: found.count), relative: 1e-13)
  }

  @Test func aHeadOfZerosGivesEveryPointTheStyleOfThePrior() throws {
    let part = ModelCase(
      objective: .marginal, posterior: .diagonal, prior: .styled,
      likelihood: .gaussian(deviation: 0.7, isLearned: false))
    let model = Autoencoder<Double>(part.architecture)
    let found = try #require(model.styleDivergences(of: PointSet(part.workspace(of: model).points)))
    #expect(found.allSatisfy { $0 == 0 })
  }
}
