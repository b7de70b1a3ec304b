public import LinearAlgebra
public import Networks
public import Probability
public import Randomness
private import Requirements

/// A trained ladder autoencoder, and how it came about.
public struct TrainedLadder: Equatable, Sendable {
  /// The autoencoder.
  public let model: LadderAutoencoder<Float>
  /// The bound in each epoch with the weights that it had, the mean over the minibatches as they were met.
  public let curve: [LadderBound]
  /// The mean bound of the images under the trained model, every weight one.
  public let bound: LadderBound
}

extension LadderTraining {
  /// Fits a mixture to the codes of the untrained encoder, N×Lⱼ, of which the means become those of the first prior.
  public typealias FirstPrior = (_ facet: Int, _ codes: Matrix<Double>, _ stream: inout RandomStream) throws ->
    GaussianMixture

  /// Trains an autoencoder.
  ///
  /// - Parameters:
  ///   - architecture: The parts.
  ///   - images: The points, of as many pixels as it has features.
  ///   - stream: From whose children everything is drawn; the same stream gives the same bits.
  ///   - resuming: Where to go on; it must be of the same architecture and training.
  ///   - firstPrior: Fits a facet's first prior. It is not asked for a ``MixturePrior/Family/standard`` one.
  ///   - observe: Sees the state after each epoch.
  /// - Returns: The model with its curve.
  /// - Throws: ``TrainingError``.
  public func fit(
    _ architecture: LadderArchitecture, to images: GreyImages, using stream: RandomStream,
    resuming: LadderState? = nil, firstPrior: FirstPrior, observe: (LadderState) -> Void
  ) throws(TrainingError) -> TrainedLadder {
    require(batch > 0 && stageEpochs.count == architecture.facets.count, "there is a stage for each facet")
    guard images.count > 0 else { throw .noPoints }
    var state: LadderState
    if let resuming {
      require(resuming.model.architecture == architecture, "the state of another architecture cannot be gone on from")
      state = resuming
    } else {
      state = try first(architecture, images, stream, firstPrior)
    }
    var epoch = LadderEpoch(images, state.model, self)
    while state.curve.count < epochs {
      let bound = epoch.run(&state, stream.child("epoch").child(state.curve.count))
      try check(bound, state)
      state.curve.append(bound)
      observe(state)
    }
    var draws = stream.child("evaluation")
    let bound = state.model.bound(of: images, objective, using: &draws)
    try check(bound, state)
    return TrainedLadder(model: state.model, curve: state.curve, bound: bound)
  }

  /// A model whose networks are drawn, and whose priors are where the untrained encoder puts the images.
  private func first(
    _ architecture: LadderArchitecture, _ images: GreyImages, _ stream: RandomStream, _ firstPrior: FirstPrior
  ) throws(TrainingError) -> LadderState {
    var (weights, draws) = (stream.child("weights"), stream.child("prior"))
    var model = LadderAutoencoder<Float>(architecture, using: &weights)
    guard architecture.prior != .standard else { return LadderState(model: model) }
    do {
      for (j, codes) in model.codes(of: images).enumerated() {
        let means = try firstPrior(j, codes, &draws).means
        let prior = GaussianMixture(
          weights: [Double](repeating: 1 / Double(means.rows), count: means.rows), means: means,
          covariances: .diagonal(Matrix(rows: means.rows, columns: means.columns, repeating: firstVariance)))
        try model.facets[j].prior.set(prior, &model.parameters)
      }
    } catch {
      throw .firstPrior(reason: "\(error)")
    }
    return LadderState(model: model)
  }

  private func check(_ bound: LadderBound, _ state: LadderState) throws(TrainingError) {
    let names = LadderBound.termNames(facets: bound.facets.count)
    let epoch = min(state.curve.count + 1, epochs)
    if let wrong = zip(names, bound.terms).first(where: { !$0.1.isFinite }) {
      throw .notFinite(term: wrong.0, phase: .training, epoch: epoch)
    }
    guard let first = state.curve.first, first.total - bound.total > divergence else { return }
    let falls = zip(first.terms, bound.terms).map { $0 - $1 }
    let worst = falls.indices.max { falls[$0] < falls[$1] } ?? 0
    throw .diverged(term: names[worst], epoch: epoch, bound: bound.total, first: first.total)
  }
}
