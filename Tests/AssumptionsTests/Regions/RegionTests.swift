import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Polyhedra of latents with an affine map each, as the pieces of a window and the search show them.
@Suite struct RegionTests {
  private func pieces(_ layers: [LayeredDecoder.Layer]) throws -> DecoderPieces {
    try #require(
      try DecoderPieces(of: LayeredDecoder(layers: layers), in: LatentWindow(x: -4...4, y: -4...4), maximumCount: 50))
  }

  /// The abscissas at which a window is cut from top to bottom.
  private func cuts(_ found: DecoderPieces) -> [Double] {
    Set(found.pieces.flatMap { $0.corners.map { $0[0] } }).sorted()
  }

  @Test func withoutActivationsAllLatentsAreOneRegion() throws {
    let found = try pieces([
      layer([[1, 2], [3, 4]], [5, 6], .identity), layer([[0, 1], [1, 0]], [0, 0], .identity),
    ])
    #expect(found.pieces.map { Set($0.corners) } == [[[-4, -4], [4, -4], [4, 4], [-4, 4]]])
    // Two negative determinants: −2 and −1.
    #expect(found.pieces.map(\.orientation) == [1])
  }

  /// The second layer's unit is a(z₁ − 1) + 0.25 with a slope of 0.5 below zero: it changes sign where z₁ − 1 is −0.5.
  @Test func biasesGoThroughTheSlopesOfTheLayerBefore() throws {
    let leaky = DecoderActivation.piecewiseLinear(slope: 0.5)
    let found = try pieces([layer([[1, 0], [0, 1]], [-1, 9], leaky), layer([[1, 0], [0, 1]], [0.25, 0], leaky)])
    expectClose(cuts(found), [-4, 0.5, 1, 4], absolute: 1e-12)
  }

  /// | |z₁| − 2 | has hinges at −2, 0 and 2, and mirrors the plane at every other one.
  @Test func eachFoldMirrorsAnew() throws {
    let found = try pieces([
      layer([[1, 0], [0, 1]], [0, 8], .absolute), layer([[1, 0], [0, 1]], [-2, 0], .absolute),
    ])
    expectClose(cuts(found), [-4, -2, 0, 2, 4], absolute: 1e-12)
    let leftToRight = found.pieces.sorted { $0.corners[0][0] + $0.corners[2][0] < $1.corners[0][0] + $1.corners[2][0] }
    #expect(leftToRight.map(\.orientation) == [-1, 1, -1, 1])
    #expect(found.othersWithTheValue(of: [3, 1]) == 3)
    #expect(found.othersWithTheValue(of: [0, 1]) == 2, "on the middle hinge it has −4 and 4 beside it")
    #expect(found.othersWithTheValue(of: [2, 1]) == 1, "what two regions share at their wall counts once")
  }

  /// Below the hinge of a ReLU a unit is zero whatever its bias, so nothing behind it changes sign there.
  @Test func aUnitThatIsOffLeavesNoBiasBehind() throws {
    let found = try pieces([
      layer([[1, 0], [-1, 0], [0, 1]], [0, 0, 9], .relu), layer([[1, -1, 0], [0, 0, 1]], [1, 0], .relu),
    ])
    // max(z₁, 0) − max(−z₁, 0) + 1 = z₁ + 1.
    expectClose(cuts(found), [-4, -1, 0, 4], absolute: 1e-12)
    #expect(found.pieces.map(\.rank).sorted() == [1, 2, 2])
  }

  /// A fold where no draw of the search comes near: only the regions that draws lie in reach so far, each as far as its walls.
  @Test(arguments: [30.0, 400]) func aRegionAroundALatentReachesToItsWalls(hinge: Double) throws {
    var linter = quickLinter
    linter.maximumRegions = 0
    let decoder = try polygonalLine(from: [0], slopes: [[1], [-1]], hinges: [hinge])
    let found = try linter.lint(decoder)[.f3]
    #expect(found.verdict == .fails && found.means == .search)
    guard case .overlap(let z, let other, let radius, let map) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    expectClose(z[0] + other[0], 2 * hinge, relative: 1e-9)
    expectClose(map[0, 0], -1, absolute: 1e-9)
    #expect(radius <= abs(z[0] - hinge) * (1 + 1e-9))
    CertificateChecks(decoder: decoder).check(found, of: .f3)
  }
}
