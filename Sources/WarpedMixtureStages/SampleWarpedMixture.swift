public import Interchange
private import LinearAlgebra
public import Parameters
private import Randomness
public import Stages
internal import WarpedMixtures

/// Samples a warped mixture of points (Iwata, Duvenaud and Ghahramani 2013): a mixture of Gaussians in as many latents as
/// there are features, which a Gaussian process takes to the points.
///
/// There is no encoder, so the codes are the latents of these points in the last sweep. Rotations of them change nothing,
/// and none is identified.
public struct SampleWarpedMixture: Stage {
  public static let name = "sample-warped-mixture"
  public static let summary = "Samples the latents of a warped mixture of points, by Markov chain Monte Carlo."

  /// Where the latents of a chain begin.
  enum Start: String, CaseIterable {
    /// At the points themselves, the same for all seeds.
    case points
    /// At the points, rotated at random by the seed.
    case rotated
    /// At draws of a standard normal.
    case random
  }

  /// The most points, since a step of a trajectory takes time that grows with their cube.
  static let mostPoints = 300

  let start: Start
  let settings: WarpedChain.Settings
  let components: Int
  let concentration: Double
  let seed: UInt64

  /// Reads `start`, `sweeps`, `largest-step`, `most-steps`, `components`, `concentration` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    start = try reader.choice(
      "start", "Where the latents begin: at the points, at the points rotated at random, or at normal draws.",
      default: .points)
    settings = WarpedChain.Settings(
      sweeps: try reader.integer("sweeps", "How many sweeps there are.", in: 1...1_000_000, default: 300),
      largestStep: try reader.number(
        "largest-step", "The largest step of the leapfrog.", in: 1e-9...1e3, default: 0.02),
      mostSteps: try reader.integer(
        "most-steps", "The most leapfrog steps of a trajectory.", in: 1...10_000, default: 25))
    components = try reader.integer(
      "components", "Into how many clusters points are put at first, at random.", in: 1...300, default: 3)
    concentration = try reader.number(
      "concentration", "Of the Chinese restaurant process: how ready it is to open a cluster.", in: 1e-9...1e6,
      default: 1)
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> SampledChain {
    let observations = input.coordinates
    guard 1...Self.mostPoints ~= observations.rows, observations.columns > 0 else {
      throw ArtifactError(
        "a warped mixture is sampled for 1 to \(Self.mostPoints) points, not \(observations.rows): each step of a "
          + "trajectory takes time that grows with their cube; draw fewer points")
    }
    var stream = RandomStream(seed: seed).child(Self.name)
    let latents = try latents(observations, using: &stream)
    let clustering = Clustering(
      latents, assignments: (0..<latents.rows).map { _ in stream.index(below: components) },
      prior: .process(concentration: concentration), shapes: NormalWishart(latents: latents.columns))
    let kernel = KernelParameters(logAmplitude: -1, logInverseSquareLength: -1, logNoise: -3)
    let chain = try WarpedMixture(observations).chain(
      from: WarpedMixture.State(latents: latents, clustering: clustering, kernel: kernel), settings, using: &stream
    ) { sweep in
      context.progress(Double(sweep) / Double(settings.sweeps), "sweep \(sweep) of \(settings.sweeps)")
    }
    return SampledChain(
      codes: Codes(chain.state.latents, classes: input.labels, classNames: input.labelNames),
      logJoint: chain.logJoint, clusters: chain.clusters, acceptance: chain.acceptance)
  }

  /// The first latents, N×D.
  private func latents(
    _ observations: Matrix<Double>, using stream: inout RandomStream
  ) throws(FactorizationError) -> Matrix<Double> {
    let (rows, columns) = (observations.rows, observations.columns)
    switch start {
    case .points: return observations
    case .rotated:
      let rotation = try qr(Matrix(rows: columns, columns: columns, elements: stream.normals(columns * columns))).q
      return matmul(observations, rotation)
    case .random: return Matrix(rows: rows, columns: columns, elements: stream.normals(rows * columns))
    }
  }
}
