import Foundation
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

/// The decoders of ground truths, each with what it keeps and what it breaks.
@Suite struct TruthKindTests {
  /// What each kind keeps and what it breaks.
  @Test(arguments: [
    ("leaky", ["F1": "holds", "F2": "holds", "F3": "holds", "F4": "holds"]),
    ("dead", ["F2": "holds", "F3": "holds", "F4": "fails"]), ("folded", ["F2": "holds", "F3": "fails"]),
    ("absolute", ["F1": "holds", "F2": "fails"]), ("tanh", ["F1": "fails"]),
  ])
  func theLinterFindsWhatTheKindSays(kind: String, verdicts: [String: String]) throws {
    let truth = try drawnTruth([("decoder", kind)])
    for (assumption, verdict) in verdicts { #expect(truth.assumptions[assumption]?.verdict == verdict) }
    #expect((0.03...0.3).contains(truth.flatMass) == (kind == "dead"))
  }

  /// f(z) without the standardization of its outputs, by the layers as they are recorded.
  private func decoded(_ truth: GroundTruth, _ z: [Double]) -> [Double] {
    truth.layers.reduce(z) { values, layer in
      zip(layer.weights, layer.biases).map { row, bias in
        let t = zip(row, values).reduce(bias) { $0 + $1.0 * $1.1 }
        switch layer.activation {
        case "identity": return t
        case "relu": return max(t, 0)
        case "tanh": return tanh(t)
        default: return t > 0 ? t : 0.3 * t
        }
      }
    }
  }

  private func difference(_ truth: GroundTruth, _ a: [Double], _ b: [Double]) -> Double {
    zip(decoded(truth, a), decoded(truth, b)).map { abs($0 - $1) }.max() ?? 0
  }

  @Test func theAbsoluteKindTakesMirrorImagesTogetherAndOthersDoNot() throws {
    for (kind, isMirrored) in [("absolute", true), ("leaky", false), ("folded", false), ("tanh", false)] {
      let truth = try drawnTruth([("decoder", kind)])
      #expect((difference(truth, [1.3, 0.4], [-1.3, 0.4]) < 1e-12) == isMirrored, "\(kind)")
    }
  }

  @Test func theFoldedKindHasThreeLatentsOfSomeImages() throws {
    let truth = try drawnTruth([("decoder", "folded")])
    // The path is t + 0.8·1.5 left of −0.8, −t/2 between, and t − 0.8·1.5 right of 0.8: zero at −1.2, 0 and 1.2.
    #expect(difference(truth, [-1.2, 0.7], [0, 0.7]) < 1e-12 && difference(truth, [1.2, 0.7], [0, 0.7]) < 1e-12)
    #expect(difference(truth, [2, 0.7], [0, 0.7]) > 1e-3)
  }

  @Test func allThatBendsIsTheActivations() throws {
    for kind in ["leaky", "tanh"] {
      let truth = try drawnTruth([("decoder", kind)])
      let middle = Matrix<Double>(truth.layers[1].weights)
      expectClose(matmulTransposedFirst(middle, middle), .identity(6), absolute: 1e-12)
      #expect(truth.layers.map(\.activation).last == "identity" && truth.features == 6)
    }
    #expect(try drawnTruth([("decoder", "leaky"), ("slope", "0.5")]).layers[0].activation == "leaky-relu(0.5)")
  }
}
