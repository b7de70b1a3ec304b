internal import Contrastive
private import Datasets
public import Interchange
private import LinearAlgebra
public import Parameters
private import Randomness
public import Stages

/// Gives points the codes of time-contrastive learning (Hyvärinen and Morioka 2016): the features by which a network tells
/// segments apart, separated linearly.
///
/// Such features stand for functions of the sources, their magnitudes where means do not tell segments apart: compare them
/// with these.
public struct FitTCL: Stage {
  public static let name = "fit-tcl"
  public static let summary = "Learns to tell segments apart, and gives points the features by which it does."

  /// What follows the last hidden layer.
  enum Feature: String, CaseIterable, Sendable {
    /// Magnitudes.
    case absolute
    /// The larger of two.
    case maxout
  }

  let latents: Int
  let feature: Feature
  let hidden: [Int]
  let training: ContrastiveTraining
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    latents = try reader.integer("latents", "How many features there are.", in: 1...1000)
    feature = try reader.choice("feature", "What follows the last hidden layer.", default: .absolute)
    hidden = try reader.integers(
      "hidden", "The widths of the maxout layers; by default one of twice as many units as features.", in: 1...10_000,
      default: [2 * latents])
    training = ContrastiveTraining(
      steps: try reader.integer("steps", "How many steps there are.", in: 1...100_000_000, default: 5000),
      firstSteps: try reader.integer(
        "first-steps", "In how many of these only the regression on the segment learns.", in: 0...100_000_000,
        default: 500),
      batch: try reader.integer("batch", "How many points a step looks at.", in: 1...1_000_000, default: 512),
      learningRate: try reader.number("learning-rate", "The learning rate, at first.", in: 0...100, default: 0.01))
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> Codes {
    guard let labels = input.labels else {
      throw ArtifactError("the points have no labels, and time-contrastive learning tells these apart")
    }
    if let row = labels.firstIndex(where: { !(0..<10_000 ~= $0) }) {
      throw ArtifactError("point \(row) has the label \(labels[row]); labels count from 0 on, up to 9999")
    }
    guard latents <= input.coordinates.columns else {
      throw ArtifactError("'latents' is \(latents), but the points have \(input.coordinates.columns) features")
    }
    let stream = RandomStream(seed: seed).child(Self.name)
    let white = try whitened(input.coordinates)
    var weights = stream.child("weights")
    let first = SegmentClassifier(
      inputs: white.columns, hidden: hidden, features: latents, segments: (labels.max() ?? 0) + 1,
      kind: feature == .absolute ? .absolute : .maxout, using: &weights)
    var order = stream.child("order")
    let found = training.fit(first, to: white, labels: labels, using: &order) { step, loss in
      if step % 500 == 0 { context.progress(Double(step) / Double(training.steps), "cross-entropy \(loss)") }
    }
    guard let found else {
      throw ArtifactError("the network did not stay finite; lower the learning rate")
    }
    let accuracy = ContrastiveTraining.accuracy(found, white, labels: labels)
    context.log("\((1000 * accuracy).rounded() / 10) % of the points are told to be of their segment")
    let features = found.features(of: white)
    var turns = stream.child("separation")
    let separated = try IndependentComponents(fitting: features, count: latents, using: &turns)
    return Codes(separated.transform(features), classes: labels, classNames: input.labelNames)
  }

  /// All principal components, of variance one.
  private func whitened(_ points: Matrix<Double>) throws -> Matrix<Double> {
    if let bad = points.elements.firstIndex(where: { !$0.isFinite }) {
      throw ArtifactError("point \(bad / points.columns) is not finite at feature \(bad % points.columns)")
    }
    let principal = try PrincipalComponents(fitting: points, count: points.columns)
    let scales = try principal.whiteningScales()
    var white = principal.transform(points)
    for i in 0..<white.rows { for j in 0..<white.columns { white[i, j] /= scales[j] } }
    return white
  }
}
