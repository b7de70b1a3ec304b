internal import Autoencoders
internal import Interchange
internal import LinearAlgebra
internal import Networks
internal import Randomness
internal import Stages
internal import StructuredAutoencoders

/// A fit of this family as it runs: what all models have in common, so that the fit of each says only what is its own.
///
/// Everything is drawn from streams of the seed and the kind, each for one purpose; so is the same whenever a killed fit
/// goes on.
struct Fitting {
  /// What is fitted to.
  let points: TrainingPoints
  private let networks: NetworkParameters
  private let training: Training
  private let root: RandomStream
  private var progress: FitProgress

  /// Takes the points, and what was saved of the fit.
  ///
  /// - Parameters:
  ///   - kind: Of the stage.
  ///   - networks: Their sizes.
  ///   - training: How the model is trained.
  ///   - seed: What all is drawn from.
  ///   - input: The points.
  ///   - context: Of the stage.
  ///   - blocks: How many networks of these sizes stand side by side.
  ///   - covariances: How many L×L matrices a step computes with.
  /// - Throws: Where there is too little memory, or points that cannot be trained with.
  init(
    _ kind: String, _ networks: NetworkParameters, _ training: Training, seed: UInt64, _ input: Points,
    in context: StageContext, blocks: Int = 1, covariances: Int = 0
  ) throws {
    try networks.check(input, blocks: blocks, covariances: covariances)
    points = try TrainingPoints(input)
    (self.networks, self.training) = (networks, training)
    root = RandomStream(seed: seed).child(kind)
    progress = try FitProgress(context, training, points: points.count)
  }

  /// What a part of the fit draws from.
  func stream(_ name: String) -> RandomStream { root.child(name) }

  /// Trains networks of the sizes of a model to reconstruct, and fits a mixture to their codes.
  mutating func pretrain(_ shape: PairedShape, priorRestarts: Int) throws -> Pretraining {
    try Pretraining(
      shape, training, restarts: priorRestarts, deviation: networks.deviation, points, using: stream("pretraining"),
      progress: &progress)
  }

  /// Climbs the bound from a model on, or from where the fit was killed.
  mutating func climb<Model: Climber>(from first: Model) throws -> ClimbState<Model> {
    var state = progress.climb(of: first)
    let progress = progress
    try training.climb.run(&state, points.single, using: stream("epoch")) { progress.note($0) }
    return state
  }

  /// What a trained model says of the points.
  func evaluate(_ model: some PointModel) throws -> PointEvaluation {
    var draws = stream("evaluation")
    return try model.evaluation(of: points.double, draws: training.evaluationDraws, using: &draws)
  }
}

extension Fitting {
  /// The mean bound of a point, in nats, over draws of a model that can be written down as an `Autoencoder` of one facet.
  ///
  /// - Parameters:
  ///   - batch: Prepares points, N×D.
  ///   - draw: Draws for each point once, and returns the bound summed over the points.
  /// - Returns: The mean.
  func bound<Batch>(
    _ batch: (_ points: Matrix<Double>) -> Batch,
    draw: (_ batch: inout Batch, _ stream: inout RandomStream) -> EvidenceLowerBound
  ) -> EvidenceLowerBound {
    var (draws, sum) = (stream("evaluation"), EvidenceLowerBound(facets: 1))
    for start in stride(from: 0, to: points.count, by: 1024) {
      var batch = batch(points.double.rows(start..<min(start + 1024, points.count)))
      for _ in 0..<training.evaluationDraws { sum.add(draw(&batch, &draws)) }
    }
    return sum / Double(points.count * training.evaluationDraws)
  }
}

extension EvidenceLowerBound {
  /// Adds the terms of a bound of one facet.
  fileprivate mutating func add(_ other: EvidenceLowerBound) {
    reconstruction += other.reconstruction
    facets[0].latentPrior += other.facets[0].latentPrior
    facets[0].clusterPrior += other.facets[0].clusterPrior
    facets[0].latentEntropy += other.facets[0].latentEntropy
    facets[0].clusterEntropy += other.facets[0].clusterEntropy
  }
}
