private import Foundation

/// What follows the affine part of a decoder's layer.
public enum DecoderActivation: Equatable, Sendable {
  /// a(t) = t for t > 0, and slope·t otherwise: 1 is none at all, 0 is ReLU, −1 the absolute value.
  case piecewiseLinear(slope: Double)
  /// A function that is not piecewise affine, by its name.
  case smooth(Smooth)

  /// Functions that are not piecewise affine.
  public enum Smooth: String, CaseIterable, Sendable {
    case tanh, sigmoid, softplus, elu, selu, gelu, silu, mish
  }

  /// a(t) = t.
  public static let identity = DecoderActivation.piecewiseLinear(slope: 1)
  /// a(t) = max(t, 0).
  public static let relu = DecoderActivation.piecewiseLinear(slope: 0)
  /// a(t) = |t|.
  public static let absolute = DecoderActivation.piecewiseLinear(slope: -1)

  /// The slope below zero of a function that is linear on either side of zero; nil for every other.
  public var slope: Double? {
    switch self {
    case .piecewiseLinear(let slope): slope
    case .smooth: nil
    }
  }

  /// Returns a(t).
  public func callAsFunction(_ t: Double) -> Double {
    switch self {
    case .piecewiseLinear(let slope): t > 0 ? t : slope == 0 ? 0 : slope * t
    case .smooth(.tanh): tanh(t)
    case .smooth(.sigmoid): 1 / (1 + exp(-t))
    case .smooth(.softplus): max(t, 0) + log1p(exp(-abs(t)))
    case .smooth(.elu): t > 0 ? t : expm1(t)
    case .smooth(.selu): 1.0507009873554805 * (t > 0 ? t : 1.6732632423543772 * expm1(t))
    case .smooth(.gelu): 0.5 * t * erfc(-t / 2.0.squareRoot())
    case .smooth(.silu): t / (1 + exp(-t))
    case .smooth(.mish): t * tanh(max(t, 0) + log1p(exp(-abs(t))))
    }
  }
}

extension DecoderActivation: CustomStringConvertible {
  /// The name that a list of activations gives it: `identity`, `relu`, `leaky-relu(0.2)`, `absolute`, `tanh`, ….
  public var description: String {
    switch self {
    case .piecewiseLinear(1): "identity"
    case .piecewiseLinear(0): "relu"
    case .piecewiseLinear(-1): "absolute"
    case .piecewiseLinear(let slope): "leaky-relu(\(slope))"
    case .smooth(let function): function.rawValue
    }
  }

  /// The activation of a name such as ``description`` gives; nil for any other name.
  ///
  /// `leaky-relu` without a number is PyTorch's, of slope 0.01.
  public init?(_ name: String) {
    switch name {
    case "identity", "none", "linear": self = .identity
    case "relu": self = .relu
    case "absolute", "abs": self = .absolute
    case "leaky-relu": self = .piecewiseLinear(slope: 0.01)
    default:
      if let function = Smooth(rawValue: name) {
        self = .smooth(function)
      } else if name.hasPrefix("leaky-relu("), name.hasSuffix(")"),
        let slope = Double(name.dropFirst("leaky-relu(".count).dropLast()), slope.isFinite
      {
        self = .piecewiseLinear(slope: slope)
      } else {
        return nil
      }
    }
  }
}
