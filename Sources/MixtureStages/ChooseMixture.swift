public import Interchange
public import Parameters
private import Probability
public import Stages

/// Chooses among fitted mixtures by Schwarz's criterion.
public struct ChooseMixture: Stage {
  public static let name = "choose-mixture"
  public static let summary =
    "Chooses the fitted mixture with the least BIC and no variance on its floor, and says by what margin."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  /// A mixture with a component on the floor of variances has a likelihood as high as the floor is low, and is chosen only
  /// where all are so. Of equals the first is chosen. The margin is to the best that has other free parameters: another number of
  /// components or another family, not another seed.
  public func run(_ input: [FittedMixture], in context: StageContext) throws -> FittedMixture {
    let sound = input.filter { $0.flooredComponents == 0 }
    let candidates = sound.isEmpty ? input : sound
    guard let chosen = candidates.min(by: { $0.bic < $1.bic }) else {
      throw ArtifactError("there is no mixture to choose; name a 'fit-mixture' stage in 'from'")
    }
    if let other = input.first(where: { $0.points != chosen.points || $0.model.features != chosen.model.features }) {
      throw ArtifactError(
        "mixtures of \(chosen.points)×\(chosen.model.features) and of \(other.points)×\(other.model.features) points "
          + "cannot be compared; fit them to the same points")
    }
    for fit in input.sorted(by: { $0.bic < $1.bic }) {
      let floored = fit.flooredComponents == 0 ? "" : ", \(fit.flooredComponents) on the floor of variances"
      context.log("\(fit.model.components) components, \(fit.model.covariances.family): BIC \(fit.bic)\(floored)")
    }
    let rivals = candidates.filter { $0.size != chosen.size }
    return FittedMixture(
      chosen.model, trace: chosen.trace, meanLogLikelihood: chosen.meanLogLikelihood, points: chosen.points,
      converged: chosen.converged, flooredComponents: chosen.flooredComponents,
      margin: rivals.map(\.bic).min().map { $0 - chosen.bic })
  }
}

extension FittedMixture {
  /// What kind of mixture it is.
  fileprivate var size: String { "\(model.components) \(model.covariances.family)" }
}
