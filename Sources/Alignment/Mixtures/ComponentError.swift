public import LinearAlgebra

/// Why the components of two mixtures cannot be matched.
public enum ComponentError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The mixtures are over different numbers of features.
  case differentFeatures(Int, Int)
  /// A covariance has no Cholesky factor.
  case covariance(AlignmentError.Side, component: Int, FactorizationError)
  /// A covariance between those of two components has no Cholesky factor.
  case between(first: Int, second: Int, FactorizationError)
  /// The responsibilities are not of the same points.
  case differentPoints(Int, Int)

  public var description: String {
    switch self {
    case .differentFeatures(let first, let second):
      "the mixtures are over \(first) and \(second) features; only mixtures over the same features can be matched"
    case .covariance(let side, let component, let error):
      "the covariance of component \(component) of the \(side.rawValue) mixture: \(error)"
    case .between(let first, let second, let error):
      "the mean of the covariances of components \(first) and \(second): \(error)"
    case .differentPoints(let first, let second):
      "the responsibilities are of \(first) and \(second) points; they must be of the same points in the same order"
    }
  }
}
