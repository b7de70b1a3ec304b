internal import Autoencoders
private import LinearAlgebra
private import Mixtures
internal import Networks
internal import Probability
internal import Randomness
internal import Stages
internal import StructuredAutoencoders

/// Where the models with paired components begin: networks that learned to reconstruct, as those of `fit-vade`, and the
/// mixture of highest likelihood for their codes.
struct Pretraining {
  /// The networks, with one head and the mixture as its prior.
  let model: Autoencoder<Float>
  /// As `FittedAutoencoder` has them.
  let errors: [Double]

  /// Trains the networks.
  ///
  /// - Parameters:
  ///   - shape: Of the model that is to begin there.
  ///   - training: Whose pretraining this is.
  ///   - restarts: Of the fit of the mixture.
  ///   - deviation: σ, at first.
  ///   - points: What is reconstructed.
  ///   - stream: What is drawn from.
  ///   - progress: Of the fit, which says where to go on and keeps the last state.
  /// - Throws: `TrainingError` where the networks cannot be trained.
  init(
    _ shape: PairedShape, _ training: Training, restarts: Int, deviation: Double, _ points: TrainingPoints,
    using stream: RandomStream, progress: inout FitProgress
  ) throws {
    var phase = training
    (phase.stageEpochs, phase.evaluationDraws) = ([0], 1)
    let architecture = Architecture(
      features: shape.features, latents: shape.latents, hidden: shape.hidden, activation: shape.activation,
      components: shape.components, likelihood: .gaussian(deviation: deviation, isLearned: true))
    var last = progress.pretraining(architecture)
    let result = try phase.fit(
      architecture, to: PointSet(points.single), using: stream, resuming: last,
      firstPrior: { _, codes, stream in
        try ExpectationMaximization(
          family: .diagonal, components: shape.components, restarts: restarts,
          floor: 1e-6  // a prior of codes that hardly spread must not begin as a spike
        ).fit(codes, using: &stream).model
      },
      observe: { state in
        if state.pretrainingCurve.count == training.pretrainingEpochs { last = state }
        progress.note(state)
      })
    try progress.keep(last)
    (model, errors) = (result.best.model, result.best.pretrainingCurve)
  }

  /// The numbers of a slice.
  func numbers(_ name: String) throws(ArtifactError) -> [Float] {
    guard let slice = model.parameters.layout[name] else { throw ArtifactError("the networks have no '\(name)'") }
    return model.parameters[slice]
  }

  /// Gives a model's layers the numbers of those of the same names: the decoder, the encoder's hidden layers from the second
  /// on, and σ.
  func copy(_ shape: PairedShape, to parameters: inout ParameterBuffer<Float>) throws(ArtifactError) {
    var names = ["likelihood.log-deviation"]
    for i in 0...shape.hidden.count { names += ["decoder.\(i).weight", "decoder.\(i).bias"] }
    for i in 1..<max(shape.hidden.count, 1) { names += ["encoder.\(i).weight", "encoder.\(i).bias"] }
    for name in names {
      guard let slice = parameters.layout[name] else { throw ArtifactError("the model has no '\(name)'") }
      parameters[slice] = try numbers(name)
    }
  }
}

extension NetworkParameters {
  /// The sizes of a model with paired components.
  func pairedShape(features: Int, components: Int) -> PairedShape {
    PairedShape(
      features: features, latents: latents, components: components, hidden: hidden, activation: activation,
      learnsDeviation: learnsDeviation)
  }
}
