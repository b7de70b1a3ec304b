/// A function that a layer applies to each of its outputs.
public enum Activation: Codable, Equatable, Sendable {
  /// a(t) = t.
  case identity
  /// a(t) = max(t, 0).
  case relu
  /// a(t) = t for t > 0, and slope·t else. The slope is not negative, so that an output tells the sign of its input.
  case leakyRelu(slope: Double)
  /// a(t) = tanh t.
  case tanh

  /// The slope below zero of an activation that is linear on either side of it; nil for tanh.
  package var slope: Double? {
    switch self {
    case .identity: 1
    case .relu: 0
    case .leakyRelu(let slope): slope
    case .tanh: nil
    }
  }
}
