private import Likelihood
public import LikelihoodArtifacts
public import Parameters
private import Randomness
public import Stages

/// Draws a model at random: a network of one hidden layer of ReLUs behind a mixture of Gaussians on the line.
public struct DrawModel: Stage {
  public static let name = "draw-model"
  public static let summary =
    "Draws a small model at random, of a kind that the theorem promises something about or not."

  public let arm: SimulationArm
  public let simulation: Int
  public let seed: UInt64
  /// What it must obey.
  package let rules: ModelRules

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    arm = try reader.choice("arm", "What is to be true of it.")
    simulation = try reader.integer("simulation", "Which of the models of this arm.", in: 1...1_000_000)
    seed = UInt64(try reader.integer("seed", "The seed of all models.", in: 0...Int.max))
    rules = ModelRules(
      inputWeight: try reader.number(
        "least-input-weight", "The least absolute weight of a hidden unit on the latent.", in: 0...10, default: 0.2),
      visible: try reader.number(
        "least-visible", "The least probability of the prior on either side of a kink.", in: 0...0.5, default: 0.05),
      kink: try reader.number("least-kink", "The least change of the slope at a kink.", in: 0...10, default: 0.2),
      slope: try reader.number("least-slope", "The least absolute slope of a piece.", in: 0...10, default: 0.1))
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> SimulatedModel {
    var stream = RandomStream(seed: seed).child("draw-model").child(arm.rawValue).child(simulation)
    for rejected in 0..<100_000 {
      let model = try randomModel(arm, using: &stream)
      guard rules.allow(model, arm: arm) else { continue }
      return SimulatedModel(
        arm: arm, truth: ModelNumbers(model), fittedComponents: model.prior.components + arm.surplus,
        slopes: PreimageCounts(model.decoder).slopes, rejected: rejected)
    }
    throw LaboratoryError.noModel(arm.rawValue)
  }
}
