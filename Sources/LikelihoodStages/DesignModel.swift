private import Likelihood
public import LikelihoodArtifacts
private import LinearAlgebra
public import Parameters
public import Stages

/// Makes a model of two components and an injective f with two kinks, with chosen noise and distance of components.
///
/// The slopes of f are .4, 1.2 and .8, its kinks at −1 and 1. The components have weights .4 and .6 and deviations .4 and
/// .6; their means are `gap` times .5, the mean deviation, apart, around zero.
public struct DesignModel: Stage {
  public static let name = "design-model"
  public static let summary =
    "Makes a model with an injective decoder from its noise and the gap between its components."

  public let noise: Double
  public let gap: Double

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    noise = try reader.number("noise", "The standard deviation of the noise, σ.", in: 0.001...100)
    gap = try reader.number("gap", "The distance of the means in mean deviations.", in: 0.01...100)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> SimulatedModel {
    let model = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [0.4, 0.6], means: [-0.25 * gap, 0.25 * gap], deviations: [0.4, 0.6]),
      decoder: ShallowDecoder(
        inputWeights: [1, -1], biases: [1, 1], outputWeights: Matrix([[0.8], [-0.4]]), shift: [0], leak: 0),
      noise: noise)
    return SimulatedModel(
      arm: .twoComponents, truth: ModelNumbers(model), fittedComponents: 2,
      slopes: PreimageCounts(model.decoder).slopes, rejected: 0)
  }
}
