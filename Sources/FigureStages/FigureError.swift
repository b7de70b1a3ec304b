/// Why there is nothing to draw, or no place for it.
public enum FigureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A parameter asks for a feature that the points have not.
  case feature(Int, of: Int)
  /// Two inputs have different numbers of features.
  case features(mixture: Int, other: Int, what: String)
  /// There is not a name for each of the things.
  case names(String, given: Int, needed: Int)
  /// There is nothing to draw.
  case nothing(String)

  public var description: String {
    switch self {
    case .feature(let feature, let count):
      "there is no feature \(feature): the points have \(count); choose 'x' and 'y' among 1 to \(count)"
    case .features(let mixture, let other, let what):
      "the mixture has \(mixture) features, but \(what) \(other); draw it with what it was fitted to"
    case .names(let parameter, let given, let needed):
      "'\(parameter)' gives \(given) names, but there are \(needed); name each, or leave '\(parameter)' out"
    case .nothing(let what): "there are no \(what) to draw"
    }
  }
}
