public import AutoencoderArtifacts
internal import Autoencoders
public import Interchange
internal import LinearAlgebra
public import Parameters
internal import Randomness
public import Stages

/// Fits an autoencoder with a mixture as its prior and a full posterior, by a recipe for the orientation of its code.
public struct FitByRecipe: Stage {
  public static let name = "fit-by-recipe"
  public static let summary =
    "Fits VaDE with a full posterior: with a diagonal or full prior, a full one first, or from several orientations."

  /// Where the codes come from at first.
  enum Start: String, CaseIterable, Sendable {
    /// An autoencoder without noise and prior.
    case autoencoder
    /// The principal components, to which the networks are regressed.
    case principal
    /// Coordinates in which distances along the points' surface are kept as far as can be (Isomap), to which the networks
    /// are regressed.
    case geodesic
    /// Weights at random.
    case random
  }

  let start: Start
  let recipe: FitRecipe
  public let seed: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    start = try reader.choice("start", "Where the codes come from at first.", default: .autoencoder)
    recipe = try FitRecipe(from: &reader)
    seed = try reader.integer("seed", "The seed of the stage's stream.", in: 0...Int.max)
  }

  public func run(_ input: Points, in context: StageContext) throws -> FittedAutoencoder {
    let stream = RandomStream(seed: UInt64(seed)).child(Self.name)
    let fit = RecipeFit(recipe, points: input.coordinates, in: context)
    let found = try follow(fit, stream)
    return FittedAutoencoder(
      found.result, found.training,
      codes: Autoencoder<Double>(found.result.best.model).codes(of: PointSet(input.coordinates)),
      classes: input.labels)
  }

  private func follow(_ fit: RecipeFit, _ stream: RandomStream) throws -> RecipeFit.Result {
    let architecture = recipe.architecture(features: fit.points.columns, prior: recipe.firstFamily)
    switch start {
    case .autoencoder:
      let first = try fit.pretrained(using: stream.child("pretraining")).best
      return try fit.run(from: first.model, pretrainingCurve: first.pretrainingCurve, using: stream)
    case .random:
      var weights = stream.child("weights")
      return try fit.run(
        from: Autoencoder(architecture, .narrow(logVariance: -4), using: &weights), using: stream)
    case .principal, .geodesic:
      let codes =
        start == .principal
        ? try principalCodes(of: fit.points, columns: recipe.latents)
        : try geodesicCodes(of: fit.points, columns: recipe.latents)
      return try fit.run(
        from: Autoencoder(
          architecture, codes: codes, of: fit.points, targets: fit.points, steps: recipe.pretrainingSteps,
          using: stream.child("regression")), using: stream)
    }
  }
}
