import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// The slopes of a decoder at single latents, as its scores tell of them.
@Suite struct LocalMapTests {
  private func scores(_ layers: LayeredDecoder.Layer...) throws -> LatentScores {
    try #require(try quickLinter.lint(LayeredDecoder(layers: layers)).scores)
  }

  @Test func theAbsoluteValueKeepsTheSizeOfItsSlopes() throws {
    let found = try scores(layer([[3, 0], [0, 2]], [0.5, -0.5], .absolute))
    expectClose([found.medianLeastSingularValue, found.lowLeastSingularValue], [2, 2], absolute: 1e-12)
    #expect(found.flat == 0)
  }

  /// Slopes of one half but on one quadrant of four.
  @Test func aUnitBelowZeroHasTheLesserSlope() throws {
    let found = try scores(layer([[1, 0], [0, 1]], [0, 0], .piecewiseLinear(slope: 0.5)))
    expectClose([found.medianLeastSingularValue, found.lowLeastSingularValue], [0.5, 0.5], absolute: 1e-12)
  }

  /// Layers multiply: 2·3 above zero, 2·0.5·3·0.5 below, half of the latents each.
  @Test func slopesOfLayersMultiply() throws {
    let found = try scores(
      layer([[2]], [0], .piecewiseLinear(slope: 0.5)), layer([[3]], [0], .piecewiseLinear(slope: 0.5)))
    expectClose(found.lowLeastSingularValue, 1.5, absolute: 1e-12)
    #expect([1.5, 6].contains { abs($0 - found.medianLeastSingularValue) < 1e-12 })
  }

  /// Fewer outputs than latents: f is constant along a line everywhere.
  @Test func whatLosesADirectionIsFlatEverywhere() throws {
    let found = try scores(layer([[1, 2]], [0], .identity))
    #expect(found.flat == found.trials && found.flatBound == 1 && found.medianLeastSingularValue == 0)
  }

  /// Weights that cancel but for rounding have no slope; small ones have theirs.
  @Test(arguments: [(0.1 + 0.2 - 0.3, true), (1e-8, false)]) func roundingIsNoSlope(rest: Double, isFlat: Bool) throws {
    let found = try scores(
      layer([[1], [1]], [0, 0], .identity), layer([[0.3 + rest, -0.3]], [0], .identity))
    #expect((found.flat == found.trials) == isFlat)
  }
}
