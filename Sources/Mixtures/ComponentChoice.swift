public import LinearAlgebra
public import Randomness

/// What a number of components is chosen by: the less the better.
public enum InformationCriterion: String, CaseIterable, Sendable {
  /// Schwarz's.
  case bic
  /// Akaike's.
  case aic

  /// The criterion's value for a fit.
  public func value(of fit: Fit) -> Double {
    switch self {
    case .bic: fit.bic
    case .aic: fit.aic
    }
  }
}

/// Fits with several numbers of components, and the best of them.
public struct ComponentChoice: Equatable, Sendable {
  /// The fits, in the order asked for.
  public let fits: [Fit]
  /// The criterion's value for each.
  public let values: [Double]
  /// The number of the fit with the least value.
  public let chosen: Int

  /// The fit with the least value.
  public var best: Fit { fits[chosen] }
}

extension ExpectationMaximization {
  /// Fits with each of several numbers of components, and chooses by a criterion; of equals the first.
  ///
  /// - Throws: ``FitError``, of the first fit that fails; ``FitError/noChoice`` where there is nothing to choose.
  public func chooseComponents(
    among candidates: [Int], by criterion: InformationCriterion = .bic, for points: Matrix<Double>,
    using stream: inout RandomStream
  ) throws(FitError) -> ComponentChoice {
    let streams = RandomStream(seed: stream.next())
    var fits: [Fit] = []
    for candidate in candidates {
      var settings = self
      settings.components = candidate
      var own = streams.child(candidate)
      fits.append(try settings.fit(points, using: &own))
    }
    let values = fits.map(criterion.value)
    guard let chosen = values.indices.min(by: { values[$0] < values[$1] }) else { throw .noChoice }
    return ComponentChoice(fits: fits, values: values, chosen: chosen)
  }
}
