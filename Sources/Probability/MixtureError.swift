public import LinearAlgebra

/// Why numbers are not a Gaussian mixture, or why one has no density.
public enum MixtureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no component or no feature.
  case empty
  /// A part does not have the shape that the others ask for.
  case shape(part: String, is: String, expected: String)
  /// A weight is negative or not a number.
  case weight(component: Int, value: Double)
  /// The weights' sum is not one.
  case weightSum(Double)
  /// A mean is not finite.
  case mean(component: Int, feature: Int)
  /// A covariance holds a number that is not finite, a negative variance, or is not symmetric.
  case covariance(component: Int, row: Int, column: Int, value: Double)
  /// A covariance has no Cholesky factor.
  case singular(component: Int, FactorizationError)
  /// The points have another number of features than the mixture.
  case features(points: Int, mixture: Int)

  public var description: String {
    switch self {
    case .empty: "a mixture needs at least one component and one feature"
    case .shape(let part, let shape, let expected): "the \(part) are \(shape); the means ask for \(expected)"
    case .weight(let component, let value): "the weight of component \(component) is \(value); it must not be negative"
    case .weightSum(let sum): "the weights sum to \(sum); divide them by their sum"
    case .mean(let component, let feature): "the mean of component \(component) is not finite at feature \(feature)"
    case .covariance(let component, let row, let column, let value):
      "the covariance of component \(component) has \(value) at (\(row), \(column)); "
        + "it must be finite and symmetric, with variances that are not negative"
    case .singular(let component, let error): "the covariance of component \(component) is singular: \(error)"
    case .features(let points, let mixture): "points of \(points) features do not fit a mixture over \(mixture)"
    }
  }
}
