private import Statistics
private import Assumptions
public import HierarchyArtifacts
private import LinearAlgebra
private import Memory
private import Mixtures
public import Parameters
private import Probability
private import Randomness
public import Stages

/// Plants hidden variables in mixtures, draws points, and counts how often they are recovered from these alone.
public struct SimulateStructures: Stage {
  public static let name = "simulate-structures"
  public static let summary = "Plants hidden variables in mixtures and counts how often they are recovered from points."

  let kind: PlantedStructure.Kind
  let recovery: StructureRecovery
  public let separation: Double
  public let points: Int
  public let draws: Int
  public let seed: Int
  let fit: PlantedFit

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    kind = try reader.choice("structure", "What is planted.", default: .product)
    recovery = StructureRecovery(
      coordinates: try reader.choice(
        "coordinates", "Whether the coordinates in which components are independent are given, or estimated.",
        default: .known))
    separation = try reader.number(
      "separation", "How many pooled deviations neighbouring levels of a coordinate are apart.", in: 0.1...100,
      default: 2)
    points = try reader.integer("points", "How many points a sample has.", in: 50...10_000_000)
    draws = try reader.integer(
      "draws", "How many structures are drawn, with a sample each.", in: 1...10_000, default: 10)
    fit = try PlantedFit(from: &reader)
    seed = try reader.integer("seed", "The seed of all draws.", in: 0...Int.max, default: 1)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> StructureTrials {
    let stream = RandomStream(seed: UInt64(seed)).child(Self.name)
    let trials = try (0..<draws).map { number in
      context.progress(Double(number) / Double(draws), "draw \(number + 1) of \(draws)")
      return try trial(stream.child(number), context)
    }
    return StructureTrials(
      structure: kind.rawValue, points: points, separation: separation,
      coordinatesAreKnown: recovery.coordinates == .known, trials: trials,
      interval: binomialInterval(successes: trials.count(where: \.isRecovered), of: draws, confidence: 0.95))
  }

  private func trial(_ stream: RandomStream, _ context: StageContext) throws -> StructureTrials.Trial {
    var (planting, sampling, fitting) = (stream.child("structure"), stream.child("points"), stream.child("fit"))
    let planted = try PlantedStructure(kind, separation: separation, using: &planting)
    // The points, those in other coordinates, and what a fit knows of each point and component.
    let (features, components) = (planted.mixture.features, planted.mixture.components)
    try checkMemory(
      8 * Double(points) * Double(3 * features + 2 * components),
      of: "\(points) points of \(features) features with \(components) components", advice: "lower 'points'")
    let latents = try planted.mixture.sample(points, using: &sampling).points
    do {
      switch recovery.coordinates {
      case .known:
        let mixture = try fit(latents, .diagonal, components: planted.mixture.components, using: &fitting)
        return try trial(recovery(mixture, points: latents), planted)
      case .estimated:
        let mixing = Matrix(rows: 5, columns: 5, elements: sampling.normals(25))
        let mixed = try whitened(matmulTransposedSecond(latents, mixing))
        let mixture = try fit(mixed, .full, components: planted.mixture.components, using: &fitting)
        return try trial(recovery(mixture, points: mixed), planted)
      }
    } catch let error as FitError {
      context.log("a mixture could not be fitted: \(error)")
      return StructureTrials.Trial(
        finding: "no-fit", isSame: false, countsAreSame: false, isTrivial: false, components: 0, tableError: nil,
        standardError: nil, gain: nil, freePlanes: 0)
    }
  }

  /// The same points in coordinates in which their covariance is the identity, so that starts of a fit do not depend on the
  /// mixing.
  private func whitened(_ points: Matrix<Double>) throws -> Matrix<Double> {
    let centred = points.centred
    let factor = try cholesky((1 / Double(points.rows)) * gram(centred))
    return solveLower(factor, centred.transposed).transposed
  }

  private func trial(_ found: StructureRecovery.Found, _ planted: PlantedStructure) -> StructureTrials.Trial {
    let structure = found.structure
    let probabilities = found.table?.probabilities ?? structure.table
    let joined = StructureAgreement(
      of: .init(
        neighbourhoods: structure.variables.map(\.neighbourhood), sizes: structure.variables.map(\.size),
        table: probabilities), with: planted.truth)
    let counted = StructureAgreement(
      of: .init(
        neighbourhoods: (structure.counts ?? []).map(\.neighbourhood),
        sizes: (structure.counts ?? []).map { Int(exactly: ($0.size * 1e6).rounded() / 1e6) ?? 0 }, table: nil),
      with: planted.truth)
    let words = structure.findings.compactMap(\.name)
    return StructureTrials.Trial(
      finding: words.first ?? (structure.holds ? "holds" : "readings-disagree"), isSame: joined.isSame,
      countsAreSame: counted.isSame, isTrivial: structure.isTrivial,
      components: structure.components.weights.count, tableError: joined.tableError,
      standardError: found.table?.standardErrors?.max(), gain: found.table?.gain,
      freePlanes: found.test?.undeterminedPlanes().count ?? 0)
  }
}
