private import Foundation
public import AutoencoderArtifacts
internal import Autoencoders
public import HierarchyArtifacts
internal import Interchange
internal import LinearAlgebra
public import Parameters
internal import Randomness
public import Stages

/// Fits an autoencoder whose networks begin with the true latents, turned: what training would reach, could it begin
/// there. No recipe for data, since it knows the truth.
public struct FitFromTruth: Stage {
  public static let name = "fit-from-truth"
  public static let summary =
    "Fits VaDE from networks that were regressed on the true latents, turned by an angle: what a good start would reach."

  public let turn: Double
  let recipe: FitRecipe
  public let seed: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    turn = try reader.number(
      "turn", "By how many degrees the first two latents are turned.",
      in: -360...360, default: 0)
    recipe = try FitRecipe(from: &reader)
    seed = try reader.integer("seed", "The seed of the stage's stream.", in: 0...Int.max)
  }

  public func run(_ input: TruthSample, in context: StageContext) throws -> FittedAutoencoder {
    guard input.latents.columns == recipe.latents else {
      throw HierarchyError.latents(recipe.latents, truth: input.latents.columns)
    }
    let stream = RandomStream(seed: UInt64(seed)).child(Self.name)
    let points = input.points.coordinates
    let start = Autoencoder<Float>(
      recipe.architecture(features: points.columns, prior: recipe.firstFamily), codes: turned(input.latents),
      of: points, targets: try TruthDecoder(input.truth)(input.latents), steps: 2 * recipe.pretrainingSteps,
      using: stream.child("regression"))
    let found = try RecipeFit(recipe, points: points, in: context).run(from: start, using: stream)
    return FittedAutoencoder(
      found.result, found.training,
      codes: Autoencoder<Double>(found.result.best.model).codes(of: PointSet(points)), classes: input.points.labels)
  }

  private func turned(_ latents: Matrix<Double>) -> Matrix<Double> {
    guard turn != 0, latents.columns > 1 else { return latents }
    let angle = turn * Double.pi / 180
    var basis = Matrix<Double>.identity(latents.columns)
    (basis[0, 0], basis[0, 1]) = (cos(angle), sin(angle))
    (basis[1, 0], basis[1, 1]) = (-sin(angle), cos(angle))
    return matmul(latents, basis)
  }
}
