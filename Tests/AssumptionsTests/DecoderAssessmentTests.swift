import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// What is said of a decoder as a whole.
@Suite struct DecoderAssessmentTests {
  @Test func whatIsNotPiecewiseAffineIsNotAskedMore() throws {
    let decoder = try LayeredDecoder(layers: [
      layer([[1], [2]], [0, 1], .relu), layer([[1, 0], [0, 1], [1, 1]], [0, 0, 0], .smooth(.tanh)),
    ])
    let found = try quickLinter.lint(decoder)
    #expect((found.latents, found.outputs) == (1, 3))
    #expect(found[.f1].reason == "the activation 'tanh' of layer 2 is not piecewise affine")
    #expect(found[.f1].certificate == .activation(layer: 2, name: "tanh"))
    for assumption in [DecoderAssumption.f2, .f3, .f4] {
      #expect(
        found[assumption] == Finding(.undecided, by: .structure, "not asked, since f is not piecewise affine"))
    }
    #expect(found.layers.isEmpty && found.regions == nil && found.scores == nil)
  }

  @Test func ofAPiecewiseAffineOneAllIsSaid() throws {
    let found = try quickLinter.lint(LayeredDecoder(layers: [layer([[1], [-2]], [0, 0], .relu)]))
    #expect(
      found[.f1] == Finding(.holds, by: .structure, "every layer is affine, followed by a piecewise linear activation"))
    #expect(found.findings.count == 4 && found.layers.count == 1 && found.scores != nil)
    #expect(found.regions?.count == 2)
  }

  /// One decoder has one verdict, however often it is asked for.
  @Test func theSameDecoderIsJudgedTheSame() throws {
    let decoder = try polygonalLine(from: [0, 1], slopes: [[1, 0], [0, 1], [-1, -2]], hinges: [0.5, 2])
    #expect(try quickLinter.lint(decoder) == quickLinter.lint(decoder))
  }
}
