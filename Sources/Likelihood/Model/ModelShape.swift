/// The lengths that say what the parameters of a ``PiecewiseAffineModel`` are.
public struct ModelShape: Equatable, Hashable, Sendable, Codable {
  /// J.
  public var components: Int
  /// h.
  public var units: Int
  /// n.
  public var outputs: Int
  /// The slope of the activation below zero, which is fixed.
  public var leak: Double

  /// Creates a shape.
  public init(components: Int, units: Int, outputs: Int, leak: Double) {
    (self.components, self.units, self.outputs, self.leak) = (components, units, outputs, leak)
  }

  /// The number of parameters: 3·J + 2·h + h·n + n + 1. One is superfluous, since only differences of log weights count.
  public var parameters: Int { 3 * components + units * (2 + outputs) + outputs + 1 }
}

/// One number of the vector of parameters; indices count from zero.
public enum ScalarParameter: Equatable, Hashable, Sendable, Codable {
  /// log λⱼ, up to a constant that all share.
  case logWeight(Int)
  /// μⱼ.
  case mean(Int)
  /// log sⱼ.
  case logDeviation(Int)
  /// wᵢ.
  case inputWeight(Int)
  /// bᵢ.
  case bias(Int)
  /// An entry of β.
  case outputWeight(unit: Int, output: Int)
  /// An entry of c.
  case shift(Int)
  /// log σ.
  case logNoise
}

extension ModelShape {
  /// What stands where in the vector of parameters.
  public var scalars: [ScalarParameter] {
    let (j, h, n) = (0..<components, 0..<units, 0..<outputs)
    return j.map(ScalarParameter.logWeight) + j.map(ScalarParameter.mean) + j.map(ScalarParameter.logDeviation)
      + h.map(ScalarParameter.inputWeight) + h.map(ScalarParameter.bias)
      + h.flatMap { i in n.map { ScalarParameter.outputWeight(unit: i, output: $0) } }
      + n.map(ScalarParameter.shift) + [.logNoise]
  }
}

extension ScalarParameter: CustomStringConvertible {
  /// The symbol, with indices that count from one: "log λ1", "β2,1".
  public var description: String {
    switch self {
    case .logWeight(let j): "log λ\(j + 1)"
    case .mean(let j): "μ\(j + 1)"
    case .logDeviation(let j): "log s\(j + 1)"
    case .inputWeight(let i): "w\(i + 1)"
    case .bias(let i): "b\(i + 1)"
    case .outputWeight(let i, let d): "β\(i + 1),\(d + 1)"
    case .shift(let d): "c\(d + 1)"
    case .logNoise: "log σ"
    }
  }
}
