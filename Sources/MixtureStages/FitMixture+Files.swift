internal import Checkpoints
public import FileStages
internal import Interchange
internal import LinearAlgebra
internal import Mixtures
internal import NumpyFormat
internal import Randomness
internal import RowBlocks
public import Stages

extension FitMixture: FileStage {
  /// Above so many points these are read block by block, in each iteration anew.
  static let mostPointsInMemory = 1_000_000

  /// How many points the starts were drawn from and fitted to.
  public static let ownValueNames = ["start-points"]

  /// Fits to points as they lie in a file, of which no more than a few blocks and the sample of the starts are in memory.
  public func run(on files: StageFiles, in context: StageContext) throws -> FileOutput? {
    guard let path = try files.inputs[0][0].path("points.npy"),
      let file = try NumpyRows(path: path, name: "points.npy"), file.rows > Self.mostPointsInMemory
    else { return nil }
    let startPoints = ExpectationMaximization.startPoints(of: file.rows, components: settings.components)
    let points = RowBlocks(rows: file.rows, columns: file.columns) { try file.matrix($0) }
    return try FileOutput(
      fitted(fit(points, startPoints: startPoints, context), context),
      values: ["start-points": .integer(startPoints)])
  }

  /// Fits to points that are read block by block.
  private func fit(_ points: RowBlocks, startPoints: Int, _ context: StageContext) throws -> Fit {
    // Sums of the parts of a pass, and the mixture.
    try checkMemory(points: startPoints, features: points.columns, copies: 20)
    context.log("starts are on a random sample of \(startPoints) of \(points.rows) points")
    var stream = RandomStream(seed: seed).child(Self.name)
    let checkpoint = FitCheckpoint(context)
    let fit = try settings.fit(blocks: points, using: &stream, resuming: try checkpoint.load()) { state in
      if state.finished.count < settings.restarts {
        tell(state, context)
      } else {
        tellOfAll(state, context)
      }
      checkpoint.saveNowAndThen(state)
    }
    tell(fit.restarts, context)
    let end = fit.outcome == .converged ? "converged" : "ran out"
    context.log(
      "over all points it \(end) after \(fit.trace.count) iterations: mean log-likelihood \(fit.meanLogLikelihood)")
    return fit
  }

  /// Says how far the iterations over all points are, each of which may take long.
  private func tellOfAll(_ state: FittingState, _ context: StageContext) {
    guard let latest = state.trace.last else { return }
    let place = "iteration \(state.trace.count) over all points"
    context.progress(Double(state.trace.count) / Double(settings.iterations), place)
    context.log("\(place): mean log-likelihood \(latest)")
  }
}
