private import Likelihood
public import LikelihoodArtifacts
public import Parameters
private import Randomness
public import Stages

/// Tells which optima of a search are the reference in other coordinates.
public struct CompareOptima: Stage {
  public static let name = "compare-optima"
  public static let summary = "Tells which optima are the truth up to an affine map of z, and how near the next one is."

  public let bound: Double
  public let equality: Double
  public let within: Double

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    bound = try reader.number(
      "bound", "Up to which √D3, and root of the decoder's residual, an optimum is the reference.", in: 0...1,
      default: 1e-3)
    equality = try reader.number(
      "equality", "Up to which excess two losses are equal, in nats: the population's sum is no more exact.", in: 0...1,
      default: 1e-12)
    within = try reader.number(
      "within", "Up to which excess optima are compared, in nats.", in: 0...Double.infinity, default: 1e-3)
  }

  public func run(_ input: Pair<SimulatedModel, OptimaSearch>, in context: StageContext) throws -> OptimaComparison {
    let (model, search) = (input.first, input.second)
    let truth = try model.truth.model()
    let shape = truth.shape(components: model.fittedComponents)
    let reference = try truth.model(search.reference, shape: shape)
    var stream = RandomStream(seed: 0).child(Self.name)
    let near = search.runs.filter { $0.excess <= max(within, search.tolerance) }.sorted { $0.excess < $1.excess }
    var optima: [OptimaComparison.Optimum] = []
    for (number, run) in near.enumerated() {
      let fit = try truth.model(run.parameters, shape: shape)
      // A component so narrow that it has no density is no optimum of a population with noise.
      guard let match = try? PriorMatch(of: fit, with: reference, using: &stream) else { continue }
      optima.append(
        OptimaComparison.Optimum(
          method: run.method, start: run.start, excess: run.excess, isConverged: run.isConverged,
          distance: match.distance,
          residual: match.residual))
      context.progress(Double(number + 1) / Double(near.count), "comparing optima")
    }
    return OptimaComparison(
      arm: search.arm, optima: optima, tolerance: search.tolerance, equality: equality, bound: bound)
  }
}
