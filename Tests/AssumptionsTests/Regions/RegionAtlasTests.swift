import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// The regions of a decoder with their ranks.
@Suite struct RegionAtlasTests {
  private func census(_ layers: LayeredDecoder.Layer...) throws -> RegionCensus {
    try #require(try quickLinter.lint(LayeredDecoder(layers: layers)).regions)
  }

  @Test func quadrantsOfReLUHaveTheRanksOfTheirActiveUnits() throws {
    let found = try census(layer([[1, 0], [0, 1]], [0, 0], .relu))
    #expect((found.count, found.fullRank, found.ranks) == (4, 1, [0, 1, 2]))
    let pairs = try census(layer([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu))
    #expect((pairs.count, pairs.fullRank, pairs.ranks) == (4, 4, [2]))
  }

  /// Hinges that coincide cut once; a unit that never switches cuts nothing.
  @Test func hingesThatAreOneCutOnce() throws {
    #expect(try census(layer([[1], [2], [-3]], [-1, -2, 3], .relu)).count == 2)
    #expect(try census(layer([[0], [1]], [5, 0], .relu)).count == 2)
    #expect(try census(layer([[1], [1]], [0, -1e-3], .relu)).count == 3)
    #expect(try census(layer([[1, 2], [3, 4]], [0, 0], .identity)).count == 1)
  }

  /// A second layer cuts regions of the first where its own units change, each region by itself.
  @Test func deeperHingesCutRegionsOfTheFirstLayer() throws {
    // max(|z| − 1, 0): hinges at −1, 0 and 1.
    let found = try census(layer([[1]], [0], .absolute), layer([[1]], [-1], .relu))
    #expect((found.count, found.fullRank, found.ranks) == (4, 2, [0, 1]))
  }

  @Test func withoutRegionsOfFullRankTheLeastSingularValueIsNone() throws {
    let found = try census(layer([[1]], [0], .relu), layer([[-1]], [-1], .relu))
    #expect(found.fullRank == 0 && found.leastSingularValue == 0 && found.ranks == [0])
  }

  /// (z₁ + z₂, z₁ + (1 + ε)·z₂) through pairs of ReLUs, z₂ as it is or without its sign.
  private func shear(_ epsilon: Double, folded: Bool) throws -> DecoderAssessment {
    let sign = folded ? 1.0 : -1
    return try quickLinter.lint(
      LayeredDecoder(layers: [
        layer([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu),
        layer([[1, -1, 1, sign], [1, -1, 1 + epsilon, sign * (1 + epsilon)]], [0, 0], .identity),
      ]))
  }

  /// What the inverse of a map makes of rounding far out is no second latent of one value: a linear map of full rank has none.
  @Test(arguments: [1e-3, 1e-6, 1e-7, 1e-8, 1e-9, 2e-10]) func aNearlySingularMapIsNoFold(epsilon: Double) throws {
    let found = try shear(epsilon, folded: false)
    for assumption in [DecoderAssumption.f2, .f3, .f4] {
      #expect(found[assumption].verdict != .fails, "\(found[assumption])")
      if epsilon >= 1e-6 { #expect(found[assumption].verdict == .holds) }
    }
  }

  @Test(arguments: [1e-3, 1e-6, 1e-7]) func aFoldOfANearlySingularMapIsFound(epsilon: Double) throws {
    let found = try shear(epsilon, folded: true)
    for assumption in [DecoderAssumption.f3, .f4] { #expect(found[assumption].verdict == .fails) }
  }
}
