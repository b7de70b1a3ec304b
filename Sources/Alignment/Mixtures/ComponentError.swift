public import LinearAlgebra

/// Why the components of two mixtures cannot be matched.
public enum ComponentError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The mixtures are over different numbers of features.
  case differentFeatures(Int, Int)
  /// The mixtures have different numbers of components with weight.
  case differentComponents(Int, Int)
  /// Every map that was tried overflows or loses a direction.
  case noMap
  /// A covariance has no Cholesky factor.
  case covariance(AlignmentError.Side, component: Int, FactorizationError)
  /// A covariance between those of two components has no Cholesky factor.
  case between(first: Int, second: Int, FactorizationError)
  /// The distance of two components is not a number that can be held.
  case noDistance(first: Int, second: Int)
  /// The responsibilities are not of the same points.
  case differentPoints(Int, Int)

  public var description: String {
    switch self {
    case .differentFeatures(let first, let second):
      "the mixtures are over \(first) and \(second) features; only mixtures over the same features can be matched"
    case .differentComponents(let first, let second):
      "the mixtures have \(first) and \(second) components with weight, so none is an affine image of the other; only "
        + "mixtures of as many components can be mapped component by component"
    case .noMap:
      "no affine map between the mixtures stays finite; scale the features, whose variances lie too far apart"
    case .covariance(let side, let component, let error):
      "the covariance of component \(component) of the \(side.rawValue) mixture: \(error)"
    case .between(let first, let second, let error):
      "the mean of the covariances of components \(first) and \(second): \(error)"
    case .noDistance(let first, let second):
      "no number holds the distance of components \(first) and \(second), whose scales lie too far apart; divide each "
        + "feature by its deviation before mixtures are fitted"
    case .differentPoints(let first, let second):
      "the responsibilities are of \(first) and \(second) points; they must be of the same points in the same order"
    }
  }
}
