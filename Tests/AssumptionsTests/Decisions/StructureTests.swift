import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// What the layers say by themselves.
@Suite struct StructureTests {
  private func findings(_ layers: LayeredDecoder.Layer...) throws -> DecoderAssessment {
    try quickLinter.lint(LayeredDecoder(layers: layers))
  }

  @Test func layersThatAreAllInjectiveDecideEverything() throws {
    let found = try findings(
      layer([[3, 0], [0, 4], [0, 0]], [0, 1, 2], .piecewiseLinear(slope: 0.5)),
      layer([[1, 0, 0], [0, 2, 0], [0, 0, 0.25]], [0, 0, 0], .identity))
    for assumption in [DecoderAssumption.f2, .f3, .f4] {
      #expect(found[assumption].verdict == .holds && found[assumption].means == .structure)
      #expect(found[assumption].reason == "every layer is injective on what reaches it")
      guard case .injectiveLayers(let ranks) = found[assumption].certificate else {
        Issue.record("\(found[assumption])")
        return
      }
      #expect(ranks.map(\.rank) == [2, 3] && ranks.map(\.cells) == [1, 1])
      expectClose(ranks.map(\.leastSingularValue), [3, 0.25], relative: 1e-12)
    }
  }

  /// ReLU keeps apart what is never negative, and so does the identity's ReLU behind it; alone it does not.
  @Test func whatReachesALayerCounts() throws {
    let pairs = layer([[1], [-1]], [0, 0], .relu)
    let square = layer([[1, 0], [0, 1]], [0, 0], .relu)
    #expect(try findings(pairs, square)[.f4].reason == "every layer is injective on what reaches it")
    #expect(try findings(layer([[1, 0], [0, 1]], [0, 0], .identity), square)[.f4].verdict == .fails)
  }

  @Test func aNarrowLayerFailsEverythingBehindIt() throws {
    let found = try findings(
      layer([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [0, 0, 0], .piecewiseLinear(slope: 0.1)),
      layer([[1, 2, 3], [0, 1, 1], [1, 3, 4]], [0, 0, 0], .identity))
    for assumption in [DecoderAssumption.f2, .f3, .f4] {
      #expect(found[assumption].verdict == .fails && found[assumption].means == .structure)
      #expect(found[assumption].reason == "2 dimensions pass through layer 2, fewer than the 3 latents")
    }
    #expect(found[.f2].certificate == .flat(layer: 2, rank: 2))
    // F4 has two latents to show.
    guard case .collision = found[.f4].certificate else {
      Issue.record("\(found[.f4])")
      return
    }
  }

  /// Injective layers at the end change no verdict, whatever comes before them.
  @Test(arguments: [0, 1, 2]) func injectiveLayersAtTheEndChangeNothing(count: Int) throws {
    let fold = layer([[1, 0], [0, 1]], [0, 0], .absolute)
    let wide = layer([[2, 1], [0, 1], [1, -1]], [1, -1, 0], .piecewiseLinear(slope: 0.3))
    let wider = layer([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], [0, 0, 0, 5], .piecewiseLinear(slope: 2))
    let decoder = try LayeredDecoder(layers: Array([fold, wide, wider].prefix(count + 1)))
    let found = try quickLinter.lint(decoder)
    for assumption in [DecoderAssumption.f2, .f3, .f4] { #expect(found[assumption].verdict == .fails) }
    CertificateChecks(decoder: decoder).check(found[.f3], of: .f3)
  }
}
