/// Why two clusterings cannot be compared.
public enum ClusteringError: Error, Equatable, Sendable, CustomStringConvertible {
  /// They are not of the same points.
  case differentCounts(Int, Int)
  /// There are no points.
  case noPoints

  public var description: String {
    switch self {
    case .differentCounts(let first, let second):
      "the clusterings have \(first) and \(second) labels; they must be of the same points in the same order"
    case .noPoints: "there are no labels to compare"
    }
  }
}
