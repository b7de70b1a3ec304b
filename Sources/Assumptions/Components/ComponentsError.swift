public import LinearAlgebra

/// Why an assumption about the components of a mixture cannot be tested.
public enum ComponentsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is nothing to test.
  case noComponents
  /// The parts do not belong to one mixture.
  case shape(part: String, is: String, expected: String)
  /// A weight or a count is negative, not finite, or all are zero.
  case weights
  /// The number of points is not positive.
  case points(Double)
  /// A covariance has no Cholesky factor.
  case covariance(component: Int, FactorizationError)
  /// A variance is not positive.
  case variance(component: Int, coordinate: Int, value: Double)
  /// A number is not finite.
  case notFinite(part: String)

  public var description: String {
    switch self {
    case .noComponents: "there is no component with weight; a mixture needs one at least, over one coordinate at least"
    case .shape(let part, let shape, let expected): "the \(part) are \(shape); the others ask for \(expected)"
    case .weights: "the weights must be finite, none negative, and not all zero"
    case .points(let points):
      "the number of points is \(points); it must be positive, or left out where it is not known"
    case .covariance(let component, let error):
      "the covariance of component \(component): \(error); a degenerate component has no orientation to test"
    case .variance(let component, let coordinate, let value):
      "the variance of component \(component) in coordinate \(coordinate) is \(value); it must be positive"
    case .notFinite(let part): "the \(part) hold a number that is not finite; find out where it arose"
    }
  }
}
