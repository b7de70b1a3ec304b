private import Alignment
public import AlignmentArtifacts
private import Interchange
private import LinearAlgebra
private import Memory
public import Parameters
private import Randomness
public import Stages

/// Draws worlds of which the truth is known, and compares their runs as `compare-codes` does, so that its error rates are
/// known; beside it the rule that it had before, and other tools' scores.
public struct SimulateComparisons: Stage {
  public static let name = "simulate-comparisons"
  public static let summary = "Compares simulated runs of known truth, to count how often which class is named."

  let world: SimulatedRuns.World
  public let worlds: Int
  public let seed: Int
  /// The rule under trial.
  public let rule: EquivalenceRule

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    world = SimulatedRuns.World(
      truth: try reader.choice("truth", "How the runs are related."),
      runs: try reader.integer("runs", "Runs of a world.", in: 2...100, default: 5),
      points: try reader.integer("points", "Points of a run.", in: 30...1_000_000, default: 1000),
      latents: try reader.integer("latents", "Columns of a run.", in: 1...100, default: 2),
      noise: try reader.number(
        "noise", "The deviation of the noise that each run adds, in deviations of a column.", in: 0...10, default: 0.1),
      bend: try reader.number(
        "bend", "The share of a direction's variance that is a bend, where 'truth' is 'bent'.", in: 0...0.9,
        default: 0.1),
      clustered: try reader.flag("clustered", "Whether points lie in clusters.", default: false))
    worlds = try reader.integer("worlds", "How many worlds are drawn.", in: 1...100_000, default: 20)
    seed = try reader.integer("seed", "The seed of all draws.", in: 0...Int.max, default: 1)
    rule = try EquivalenceRule(from: &reader)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> ComparisonTrials {
    try checkMemory(
      24 * Double(world.runs) * Double(world.points) * Double(world.latents),
      of: "\(world.runs) runs of \(world.points) points and \(world.latents) latents",
      advice: "lower 'points', 'runs' or 'latents'")
    let stream = RandomStream(seed: UInt64(seed)).child("worlds")
    let bend = try trueBend(RandomStream(seed: UInt64(seed)).child("truth"))
    let trials = try (0..<worlds).map { number in
      context.progress(Double(number) / Double(worlds), "world \(number + 1) of \(worlds)")
      let codes = try SimulatedRuns(world, stream.child(number)).codes
      return try trial(codes, bend: bend, seed: number)
    }
    return ComparisonTrials(bend: bend, trials: trials)
  }

  private func trial(_ codes: [Matrix<Double>], bend: Double, seed: Int) throws -> ComparisonTrials.Trial {
    let stage = CompareCodes(draws: 40, seed: seed, sample: 2000, rule: rule)
    let found = try stage.run(codes.map { Codes($0) }, in: .silent)
    let name = found.verdict.equivalenceClass.rawValue
    let limits = found.summaries[.bend]?.interval ?? 0...1
    let smallest = found.summaries[.smallestCorrelation]
    let peers = try RunPair.all(of: codes.count).map { try PeerScores(codes[$0.first], codes[$0.second]) }
    func mean(_ score: (PeerScores) -> Double) -> Double { peers.reduce(0) { $0 + score($1) } / Double(peers.count) }
    return ComparisonTrials.Trial(
      name: name,
      isFalse: !world.truth.allows(name, bend: bend, unexplained: unexplained, latents: world.latents, rule),
      numbers: [
        found.summaries[.bend]?.mean ?? 0, limits.lowerBound, limits.upperBound, smallest?.mean ?? 0,
        (smallest?.interval?.lowerBound ?? smallest?.mean ?? 0) > 0.9 ? 1 : 0, mean(\.consistency), mean(\.procrustes),
        mean(\.alignment), mean(\.similarity),
      ])
  }

  /// What no map explains, for noise on both sides: 1 − 1/(1 + σ²)².
  private var unexplained: Double {
    let kept = 1 + world.noise * world.noise
    return 1 - 1 / (kept * kept)
  }

  /// The bend between two runs, a mean over fresh pairs with the world's noise; zero where nothing is bent.
  private func trueBend(_ stream: RandomStream) throws -> Double {
    guard world.truth == .bent else { return 0 }
    let fresh = SimulatedRuns.World(
      truth: .bent, runs: 2, points: 1000, latents: world.latents, noise: world.noise, bend: world.bend,
      clustered: world.clustered)
    let pairs = 24
    return try (0..<pairs).reduce(0) { sum, number in
      let codes = try SimulatedRuns(fresh, stream.child(number)).codes
      let white = try codes.map { try Whitening($0).white }
      let found = try runRelations(white: white, planted: rule.margin, using: stream.child("relations \(number)"))
      return sum + (found.bend.mean ?? 0) / Double(pairs)
    }
  }
}
