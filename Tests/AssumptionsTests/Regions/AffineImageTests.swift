import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Ranks, least singular values and planes of the images of regions.
@Suite struct AffineImageTests {
  /// Weights of length one are taken as they are, so the least singular value of a region is that of its slopes.
  @Test(arguments: [0.5, 0.125, 2]) func theLeastSingularValueIsThatOfTheSlopes(slope: Double) throws {
    let unit = layer([[1, 0], [0, 1]], [0, 0], .piecewiseLinear(slope: slope))
    for depth in 1...3 {
      let found = try #require(
        try quickLinter.lint(LayeredDecoder(layers: Array(repeating: unit, count: depth))).regions)
      // Above zero nothing changes; below it there is a slope for each layer.
      let below = (0..<depth).reduce(1) { product, _ in product * slope }
      expectClose(found.leastSingularValue, min(1, below), relative: 1e-12)
    }
  }

  /// (z₁ + z₂, z₁ + (1 + ε)·z₂) through pairs of ReLUs: its lesser singular value is ε/2, about.
  private func nearlyParallel(_ epsilon: Double) throws -> DecoderAssessment {
    try quickLinter.lint(
      LayeredDecoder(layers: [
        layer([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu),
        layer([[1, -1, 1, -1], [1, -1, 1 + epsilon, -1 - epsilon]], [0, 0], .identity),
      ]))
  }

  @Test func aRankIsCertainDoubtfulOrLess() throws {
    let clear = try nearlyParallel(1e-5)
    #expect(clear.regions?.ranks == [2] && clear[.f4].verdict == .holds)
    expectClose(clear.regions?.leastSingularValue ?? 0, 0.25e-5, relative: 1e-4, "rows of length two are halved")
    let doubtful = try nearlyParallel(2e-10)
    #expect(doubtful.regions?.ranks == [2])
    #expect(doubtful[.f4].verdict == .undecided && doubtful[.f4].reason.contains("nearly of less than full rank"))
    #expect(try nearlyParallel(1e-13).regions?.ranks == [1])
  }

  /// With fewer outputs than latents there is always a direction that is lost.
  @Test func fewerOutputsThanLatentsHaveNoFullRank() throws {
    let found = try quickLinter.lint(
      LayeredDecoder(layers: [
        layer([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [0, 0, 0], .relu),
        layer([[1, 1, 0], [0, 1, 1]], [0, 0], .identity),
      ]))
    #expect(found.regions?.ranks == [0, 1, 2] && found.regions?.fullRank == 0)
    #expect(found.regions?.leastSingularValue == 0)
  }

  /// (0, z) below zero and (z, 0) above: the value of z is |z| from the line that the other half lies in.
  @Test func theDistanceFromAPlaneIsThatOfTheNormalPart() throws {
    let decoder = try polygonalLine(from: [0, 0], slopes: [[0, 1], [1, 0]], hinges: [0])
    guard case .onePreimage(let z, let margin) = try quickLinter.lint(decoder)[.f2].certificate else {
      Issue.record("a value has one preimage")
      return
    }
    expectClose(margin, abs(z[0]), relative: 1e-12)
  }
}
