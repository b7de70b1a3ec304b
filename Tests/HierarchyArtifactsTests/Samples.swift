import HierarchyArtifacts
import Interchange
import LinearAlgebra
import Probability

let someTruth = GroundTruth(
  kind: "leaky",
  prior: GaussianMixture(
    weights: [0.25, 0.75], means: Matrix([[1, 0], [-1, 0.5]]), covariances: .diagonal(Matrix([[1, 2], [0.5, 1]]))),
  layers: [
    GroundTruth.Layer(weights: Matrix([[1, 0], [0, 1], [1, 1]]), biases: [0, 1, 0], activation: "leaky-relu(0.3)"),
    GroundTruth.Layer(weights: Matrix([[1, 0, 0], [0, 1, 1]]), biases: [0, 0], activation: "identity"),
  ], noise: 0.25, gap: 1, information: 0.5,
  assumptions: ["F1": .init(verdict: "holds", reason: "all layers are piecewise affine")], flatMass: 0.125)

let someTruthSample = TruthSample(
  points: Points(Matrix([[1, 2], [3, 4], [5, 6]]), labels: [0, 1, 1]), latents: Matrix([[0, 1], [1, 0], [2, 2]]),
  truth: someTruth)

let someReport = IndependenceReport(
  runs: [
    .init(
      likelihoodRatio: 2, degreesOfFreedom: 1, probability: 0.25, correlation: 0.05, gap: 3, information: 90, leak: 0.1,
      signs: 2, verdict: "determined", sentence: "they tell it"),
    .init(
      likelihoodRatio: 40, degreesOfFreedom: 1, probability: 0, correlation: 0.25, gap: 1, information: 50, leak: 0.2,
      signs: 2, verdict: "not-conditionally-independent", sentence: "they do not"),
  ], pairs: [.init(strong: 0.75, canonical: 0.5, fakedGap: nil)])

private let map = MixtureMatch.Map(
  matrix: Matrix([[1, 0], [0, 2]]), shift: [1, 1], components: [1, nil, 0], divergence: 0.125,
  distances: [0.1, 0.2, 0.3, 0.4])

let someMatch = MixtureMatch(near: [map, map], second: nil, nearest: map, tolerance: 0.01, freedom: 0, errors: [0.1])

let someTriangle = TriangleReport(
  edges: [
    .init(name: "prior-code", discrepancies: [0.25, 0.75], upperLimit: nil, verdict: "between"),
    .init(name: "code-decoder", discrepancies: [0, 0.5], upperLimit: 1, verdict: "agree"),
  ], residuals: [0.25], samplingLimit: 0.001, rotationLimit: 0.5, margin: 0.05, ambiguousPairs: 1,
  reading: "incomplete", sentence: "an edge is missing")
