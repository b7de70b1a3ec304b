/// Why numbers are no model, or why observations do not fit one.
public enum ModelError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There are none of these.
  case empty(String)
  /// A part has another length than another part asks for.
  case count(of: String, is: Int, expected: Int, from: String)
  /// A number must be positive and finite.
  case notPositive(String, Double)
  /// A number is not finite.
  case notFinite(String, Double)
  /// The weights' sum is not one.
  case weightSum(Double)
  /// A hidden unit does not depend on z.
  case constantUnit(Int, bias: Double)
  /// The noise is zero, negative or not finite.
  case noise(Double)
  /// Points have another number of features than the decoder has outputs.
  case outputs(points: Int, model: Int)
  /// The density of an observation is zero in double precision, so that its logarithm has no gradient.
  case zeroDensity
  /// A vector of parameters is not as long as the shape of the model asks for.
  case parameters(Int, expected: Int)

  public var description: String {
    switch self {
    case .empty(let what): "a model needs at least one of: \(what)"
    case .count(let part, let count, let expected, let other):
      "there are \(count) \(part); the \(other) ask for \(expected)"
    case .notPositive(let what, let value): "\(what) is \(value); it must be positive and finite"
    case .notFinite(let what, let value): "\(what) is \(value); it must be a finite number"
    case .weightSum(let sum): "the weights sum to \(sum); divide them by their sum"
    case .constantUnit(let unit, let bias):
      "the input weight of hidden unit \(unit) is zero, so that the unit is constant (its bias is \(bias)); "
        + "leave the unit out and add its output to the shift"
    case .noise(let noise):
      "the noise deviation is \(noise); it must be positive and finite (without noise ask for the noiseless density)"
    case .outputs(let points, let model):
      "points of \(points) features do not fit a decoder of \(model) outputs; they must be equally many"
    case .zeroDensity:
      "an observation is so far from the curve that its density is zero; look for an outlier, or scale the points"
    case .parameters(let count, let expected):
      "there are \(count) parameters; a model of this shape has \(expected)"
    }
  }
}
