import Assumptions
import LinearAlgebra
import Testing

@Suite struct RegionAtlasOrientationTests {
  /// Maps of the plane onto itself with more pairs of regions than may be compared: orientation decides.
  @Test func whereDeterminantsHaveOneSignOneValueIsEnough() throws {
    var linter = quickLinter
    linter.maximumPairs = 5
    // Bent, and not folded: (z₁ + |z₂|/4, z₂) and its like, through pairs of ReLUs.
    let pairs = layer([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu)
    let bent = try LayeredDecoder(layers: [
      pairs, layer([[1, -1, 0.25, 0.25], [0.25, 0.25, 1, -1]], [0.5, -1], .identity), pairs,
      layer([[1, -0.5, 0.2, 0], [0, 0.2, 2, -1]], [0, 0], .identity),
    ])
    let found = try linter.lint(bent)
    #expect(found[.f4].verdict == .holds)
    guard case .coherent = found[.f4].certificate else {
      Issue.record("\(found[.f4])")
      return
    }
    CertificateChecks(decoder: bent).check(found[.f4], of: .f4)
    #expect(try AssumptionLinter().lint(bent)[.f4].verdict == .holds, "the pairs say the same")
    // A fold is found first, however many regions there are.
    let folded = try LayeredDecoder(
      layers: bent.layers.dropLast() + [layer([[1, -0.5, 0.2, 0], [0, 0.2, 2, 1]], [0, 0], .identity)])
    #expect(try linter.lint(folded)[.f3].verdict == .fails)
    #expect(try linter.lint(folded)[.f4].verdict == .fails)
  }
}
