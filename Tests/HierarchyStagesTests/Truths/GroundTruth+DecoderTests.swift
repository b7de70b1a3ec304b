import Foundation
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

/// The decoder of a ground truth, applied.
@Suite struct GroundTruthDecoderTests {
  private func truth(_ layers: [GroundTruth.Layer], noise: Double = 1e-9) -> GroundTruth {
    GroundTruth(
      kind: "leaky",
      prior: GaussianMixture(weights: [1], means: Matrix([[0, 0]]), covariances: .spherical([1])), layers: layers,
      noise: noise, gap: 0, information: 0, assumptions: [:], flatMass: 0)
  }

  @Test(arguments: ["identity", "relu", "leaky-relu(0.25)", "tanh"])
  func pointsAreLayersOfTheLatents(activation: String) throws {
    let first = GroundTruth.Layer(
      weights: Matrix([[1, -2], [0.5, 0.5], [-1, 3]]), biases: [0.1, -0.2, 0], activation: activation)
    let last = GroundTruth.Layer(weights: Matrix([[1, 2, 3], [-1, 0, 1]]), biases: [5, -5], activation: "identity")
    let sample = try stage(SampleTruth.self, ["points": "50"]).run(truth([first, last]), in: .silent)
    func apply(_ t: Double) -> Double {
      switch activation {
      case "relu": max(t, 0)
      case "tanh": tanh(t)
      case "identity": t
      default: t > 0 ? t : 0.25 * t
      }
    }
    for n in 0..<50 {
      let z = sample.latents.row(n)
      let hidden = [z[0] - 2 * z[1] + 0.1, 0.5 * z[0] + 0.5 * z[1] - 0.2, 3 * z[1] - z[0]].map(apply)
      let x = [hidden[0] + 2 * hidden[1] + 3 * hidden[2] + 5, hidden[2] - hidden[0] - 5]
      // Noise of a thousand millionth.
      expectClose(sample.points.coordinates.row(n), x, absolute: 1e-7)
    }
  }

  @Test func anActivationThatIsNoneIsNamed() {
    let layer = GroundTruth.Layer(weights: .identity(2), biases: [0, 0], activation: "softmax")
    let error = #expect(throws: (any Error).self) {
      try stage(SampleTruth.self, ["points": "10"]).run(truth([layer]), in: .silent)
    }
    #expect(error.map { "\($0)" }?.contains("'softmax' is no activation of a decoder") == true)
  }

  /// Where all rows of a ReLU layer are dead, f is flat: of z₁⁺ and z₂⁺ everywhere but in one quadrant.
  @Test func flatLatentsAreThoseWithADeadUnit() throws {
    let layer = GroundTruth.Layer(weights: .identity(2), biases: [0, 0], activation: "relu")
    let last = GroundTruth.Layer(weights: Matrix([[1, 2], [3, 4]]), biases: [0, 0], activation: "identity")
    let sample = try stage(SampleTruth.self, ["points": "100"]).run(truth([layer, last], noise: 0.1), in: .silent)
    let smooth = truth([GroundTruth.Layer(weights: .identity(2), biases: [0, 0], activation: "tanh")], noise: 0.1)
    let other = try stage(SampleTruth.self, ["points": "100"]).run(smooth, in: .silent)
    // What is compared in regions: of a fit, the error where f has full rank and where it has not.
    func residuals(_ sample: TruthSample) throws -> [Double] {
      let fit = try stage(
        FitFromTruth.self,
        ["components": "1", "hidden": "8,", "steps": "0", "pretraining-steps": "50", "recipe": "full", "seed": "1"]
      ).run(sample, in: .silent)
      return try stage(CompareWithTruth.self, ["fresh": "50", "steps": "40"]).run(Pair([fit], sample), in: .silent)
        .runs[0].regionResiduals
    }
    let (relu, tanh) = try (residuals(sample), residuals(other))
    #expect(relu[0] > 0 && relu[1] > 0)
    // A smooth decoder is nowhere flat.
    #expect(tanh[0] > 0 && tanh[1] == 0)
  }
}
