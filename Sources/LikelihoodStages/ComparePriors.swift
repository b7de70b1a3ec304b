private import Alignment
private import Likelihood
public import LikelihoodArtifacts
private import LinearAlgebra
public import Parameters
private import Randomness
public import Stages

/// Compares two mixtures behind one decoder: whether what they generate is the same though they are not.
public struct ComparePriors: Stage {
  public static let name = "compare-priors"
  public static let summary =
    "Compares the distributions that two mixtures generate through ReLU or the absolute value."

  /// What stands between the priors and x.
  public enum Decoder: String, CaseIterable, Sendable {
    /// f(z) = |z|, which is not weakly injective.
    case absoluteValue = "absolute-value"
    /// f(z) = ReLU(z), which is.
    case relu
  }

  public let decoder: Decoder
  public let first: [Int]
  public let second: [Int]
  public let deviation: Double
  public let noise: Double

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    decoder = try reader.choice("decoder", "The decoder of both.", default: .absoluteValue)
    first = try reader.integers(
      "first", "The means of the first prior's components, of equal weights.", in: -1000...1000)
    second = try reader.integers("second", "The means of the second prior's components.", in: -1000...1000)
    deviation = try reader.number("deviation", "The deviation of all components.", in: 1e-6...1e6, default: 0.5)
    noise = try reader.number("noise", "The standard deviation of the noise, σ.", in: 1e-6...1e6, default: 0.1)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> PriorPair {
    let f = try ShallowDecoder(
      inputWeights: [1, -1], biases: [0, 0], outputWeights: Matrix([[1], [decoder == .relu ? 0 : 1]]), shift: [0],
      leak: 0)
    let models = try [first, second].map {
      try PiecewiseAffineModel(prior: equalMixture($0, deviation: deviation), decoder: f, noise: noise)
    }
    let population = try models[0].population(resolution: 4)
    let densities = try models.map { try $0.logDensity(of: population.points) }
    var stream = RandomStream(seed: 0).child(Self.name)
    let distances = try affineDistances(models[0].prior.mixture, models[1].prior.mixture, using: &stream)
    return PriorPair(
      ownLoss: try models[0].loss(on: population), otherLoss: try models[1].loss(on: population),
      densityDifference: zip(densities[0], densities[1]).map { abs($0 - $1) }.max() ?? 0,
      distance: distances.symmetric.distance, isWeaklyInjective: PreimageCounts(f).isWeaklyInjective)
  }
}
