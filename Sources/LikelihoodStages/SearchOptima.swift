private import Likelihood
public import LikelihoodArtifacts
public import Parameters
private import Randomness
public import Stages

/// Searches the population's likelihood over all parameters at once, from many starts and by two methods.
public struct SearchOptima: Stage {
  public static let name = "search-optima"
  public static let summary =
    "Minimises the negative log-likelihood over all parameters, by L-BFGS and by EM, from many starts."

  public let starts: Int
  public let startsOfEM: Int
  public let evaluations: Int
  public let iterations: Int
  public let tolerance: Double
  public let near: Double
  public let finished: Int
  public let resolution: Double
  public let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    starts = try reader.integer("starts", "How many starts.", in: 1...100_000, default: 50)
    startsOfEM = try reader.integer("em-starts", "From how many of these EM begins, too.", in: 0...100_000, default: 10)
    evaluations = try reader.integer(
      "evaluations", "At most so many evaluations of L-BFGS.", in: 1...1_000_000, default: 500)
    iterations = try reader.integer("iterations", "At most so many iterations of EM.", in: 1...1_000_000, default: 200)
    tolerance = try reader.number(
      "tolerance", "Up to which excess a run has reached the best, in nats.", in: 0...1, default: 1e-6)
    near = try reader.number(
      "near", "Up to which excess a run is followed by Newton's steps, in nats.", in: 0...Double.infinity, default: 1e-3
    )
    finished = try reader.integer(
      "finished", "How many of the lowest runs go on until no step gains more than rounding.", in: 0...100_000,
      default: 8)
    resolution = try reader.number(
      "resolution", "The fineness of the sum over the population, in places per deviation of the noise.", in: 1...1000,
      default: 2)
    seed = UInt64(try reader.integer("seed", "The seed of the starts.", in: 0...Int.max))
  }

  public func run(_ model: SimulatedModel, in context: StageContext) throws -> OptimaSearch {
    let problem = try PopulationProblem(model, resolution: resolution)
    let stream = RandomStream(seed: seed).child(Self.name)
    var found = problem.knownReference.map { [Found(atTruth: $0)] } ?? fromTruth(problem)
    if model.arm == .folded {
      var loss = problem.loss
      found += problem.mirroredTruths.map { Found(atTruth: Polished(position: $0, loss: loss.value(at: $0))) }
    }
    for start in 1...starts {
      var own = stream.child(start)
      let begin = try problem.randomStart(start % 2 == 0 ? .scaled : .increasing, using: &own)
      for method in OptimaSearch.Method.allCases where method == .quasiNewton || start <= startsOfEM {
        let search = KnownNoiseSearch(method, limit: method == .em ? iterations : evaluations)
        if let end = search.minimum(of: problem.loss, from: begin) {
          found.append(Found(method: method, start: start, end: end))
        }
      }
      context.progress(Double(start) / Double(starts), "start \(start)")
    }
    return try summary(found, model, problem)
  }

  /// Newton's steps, a few for all that came near and many for the lowest.
  private func polished(_ found: [Found], floor: Double, _ problem: PopulationProblem) -> [Polished] {
    var loss = problem.loss
    var ends = found.map { run in
      let steps = run.end.loss - floor <= near ? 8 : 0
      return LikelihoodStages.polished(&loss, from: run.end.position, steps: steps, floor: floor)
    }
    let lowest = ends.indices.filter { ends[$0].loss - floor <= 10 * tolerance }.sorted {
      ends[$0].loss < ends[$1].loss
    }
    for index in lowest.prefix(finished) {
      ends[index] = LikelihoodStages.polished(&loss, from: ends[index].position, steps: 60)
    }
    return ends
  }

  /// Where searches end that begin at the truth without one of its components: the best approximation may be near.
  private func fromTruth(_ problem: PopulationProblem) -> [Found] {
    let search = KnownNoiseSearch(.quasiNewton, limit: evaluations)
    return problem.reducedTruths.compactMap { begin in
      search.minimum(of: problem.loss, from: begin).map { Found(method: .quasiNewton, start: 0, end: $0) }
    }
  }

  /// Polishes what came near, finds the reference, and measures every run against it.
  private func summary(
    _ found: [Found], _ model: SimulatedModel, _ problem: PopulationProblem
  ) throws -> OptimaSearch {
    guard let floor = found.map(\.end.loss).min() else { throw LaboratoryError.noOptimum(starts: starts) }
    let ends = polished(found, floor: floor, problem)
    guard let reference = problem.knownReference ?? ends.min(by: { $0.loss < $1.loss }) else {
      throw LaboratoryError.noOptimum(starts: starts)
    }
    let runs = zip(found, ends).map { run, end in
      OptimaSearch.Run(
        method: run.method, start: run.start, searched: run.end.loss - reference.loss,
        excess: end.loss - reference.loss, isConverged: end.isConverged, iterations: run.end.iterations,
        parameters: end.position)
    }
    return OptimaSearch(
      arm: model.arm, names: problem.shape.scalars.dropLast().map(\.description), reference: reference.position,
      referenceLoss: reference.loss, entropy: problem.entropy, nodes: problem.observations.weights.count,
      quadratureError: try problem.quadratureError(resolution: resolution), runs: runs, tolerance: tolerance)
  }
}

/// Where a search from a start ended.
private struct Found {
  let method: OptimaSearch.Method
  let start: Int
  let end: SearchEnd

  init(method: OptimaSearch.Method, start: Int, end: SearchEnd) {
    (self.method, self.start, self.end) = (method, start, end)
  }

  /// The truth itself, which is an optimum, whether or not a search finds it.
  init(atTruth truth: Polished) {
    self.init(
      method: .quasiNewton, start: 0, end: SearchEnd(position: truth.position, loss: truth.loss, iterations: 0))
  }
}
