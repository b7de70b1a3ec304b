/// Why an experiment on the theorem's hierarchy has no result.
public enum HierarchyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A mixture and points are over other numbers of features.
  case features(mixture: Int, points: Int)

  public var description: String {
    switch self {
    case .features(let mixture, let points):
      "the mixture is over \(mixture) features and the points over \(points); name the points that it was fitted to"
    }
  }
}
