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
}
