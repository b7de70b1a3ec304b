import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// What of a region's image others leave.
@Suite struct RegionDifferenceTests {
  /// Down to zero, then up by one slope and another: neither of the two covers the first region, both together do.
  @Test func twoRegionsMayCoverAThirdTogether() throws {
    let decoder = try polygonalLine(from: [0], slopes: [[-1], [1], [2]], hinges: [0, 1])
    let found = try quickLinter.lint(decoder)[.f2]
    #expect(found.verdict == .fails)
    guard case .covered(let covers) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    #expect(covers.map(\.regions.count).sorted() == [1, 1, 2])
    CertificateChecks(decoder: decoder).check(found, of: .f2)
  }

  /// Down to zero, up to one, and down for ever: above one and below zero nothing covers what is there.
  @Test func whatIsLeftBesideSeveralPartsIsFound() throws {
    let decoder = try polygonalLine(from: [0], slopes: [[-1], [1], [-1]], hinges: [0, 1])
    let found = try quickLinter.lint(decoder)[.f2]
    #expect(found.verdict == .holds)
    guard case .onePreimage(let z, _) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    #expect(z[0] < -1 || z[0] > 2)
  }

  /// The plane folded twice, along lines that cross: each quarter is covered by three others, at once and whole.
  @Test func quartersOfAFoldedPlaneCoverOneAnother() throws {
    let decoder = try LayeredDecoder(layers: [
      layer([[1, 0], [0, 1]], [0, 0], .absolute), layer([[1, 0], [0, 1]], [0, 0], .identity),
    ])
    guard case .covered(let covers) = try quickLinter.lint(decoder)[.f2].certificate else {
      Issue.record("it must be covered")
      return
    }
    #expect(covers.map(\.regions.count) == [3, 3, 3, 3])
  }

  /// A strip of values that one fold alone takes: |z₁| beside z₂ where z₂ is below one, and z₁ itself beyond.
  @Test func aHalfOfThePlaneIsLeft() throws {
    // (|z₁| + 2·max(z₂, 0), z₂) folds everywhere; (z₁ + …) does not.
    let halves = layer([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu)
    let folded = try LayeredDecoder(layers: [halves, layer([[1, 1, 2, 0], [0, 0, 1, -1]], [0, 0], .identity)])
    #expect(try quickLinter.lint(folded)[.f2].verdict == .fails)
    let bent = try LayeredDecoder(layers: [halves, layer([[1, -0.5, 2, 0], [0, 0, 1, -1]], [0, 0], .identity)])
    #expect(try quickLinter.lint(bent)[.f2].verdict == .holds)
  }
}
