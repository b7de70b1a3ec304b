private import Wording

/// Why a mixture cannot be fitted to given points.
public enum FitError: Error, Equatable, Sendable, Codable, CustomStringConvertible {
  /// There are fewer points than components, or no features.
  case tooFewPoints(points: Int, features: Int, components: Int)
  /// A point holds NaN or an infinity.
  case notFinite(row: Int, column: Int)
  /// The given start is not of the family, the number of components, or the number of features asked for.
  case start(is: String, expected: String)
  /// A component holds less than the least number of points; iteration 0 is the start.
  case collapsed(component: Int, count: Double, iteration: Int)
  /// A covariance is singular at a feature; iteration 0 is the start.
  case singular(component: Int, feature: Int, iteration: Int)
  /// The likelihood or a parameter overflowed.
  case overflow(iteration: Int)
  /// The points differ by so little that the squares of their differences are no numbers.
  case underflow
  /// No number of components to choose among was given, or one that is not positive.
  case noChoice

  public var description: String {
    switch self {
    case .tooFewPoints(let points, let features, let components):
      "\(counted(points, "point")) of \(counted(features, "feature")) cannot make \(counted(components, "component")); "
        + "there must be at least one point a component, and one feature"
    case .notFinite(let row, let column): "point \(row) is not finite at feature \(column); find out where that arose"
    case .start(let start, let expected): "the start is \(start); the fit asks for \(expected)"
    case .collapsed(let component, let count, let iteration):
      "component \(component) holds only \(count) points at iteration \(iteration); "
        + "ask for fewer components, or try another seed or start"
    case .singular(let component, let feature, let iteration):
      "the covariance of component \(component) is singular at feature \(feature) at iteration \(iteration); "
        + "drop collinear or constant features, ask for fewer components, or raise the covariance floor where there is one"
    case .overflow(let iteration): "the likelihood is not finite at iteration \(iteration); scale the points"
    case .underflow: "the squares of the points' differences are too small for a number; scale the points"
    case .noChoice: "a choice of the number of components needs at least one number to choose among, each positive"
    }
  }
}
