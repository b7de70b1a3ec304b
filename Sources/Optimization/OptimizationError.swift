/// Why a search could not be made.
public enum OptimizationError: Error, Equatable, Sendable, Codable, CustomStringConvertible {
  /// There is nothing to search over.
  case noDimensions
  /// A setting is out of its range.
  case setting(String, value: Double, expected: String)
  /// The value or the gradient at the start is not finite.
  case start(value: Double)
  /// The library refuses the problem or has no memory; its code.
  case library(code: Int)

  public var description: String {
    switch self {
    case .noDimensions: "a search needs at least one dimension"
    case .setting(let name, let value, let expected): "the \(name) is \(value); it must be \(expected)"
    case .start(let value):
      "the search starts where the value is \(value), or its gradient is not finite; start where both are finite"
    case .library(let code): "'nlopt' refuses the search with code \(code); look at the settings"
    }
  }
}
