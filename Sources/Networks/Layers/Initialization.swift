internal import Randomness

/// How the weights W (inputs×outputs) and biases b of a layer begin.
public enum Initialization: String, Codable, CaseIterable, Equatable, Sendable {
  /// W and b uniform on ±1/√inputs, as PyTorch's `Linear` begins (He et al. 2015, with a leaky slope of √5).
  case kaimingUniform = "kaiming-uniform"
  /// W uniform on ±√(6/(inputs + outputs)), b zero (Glorot and Bengio 2010).
  case xavierUniform = "xavier-uniform"
  /// W normal with variance 2/(inputs + outputs), b zero (Glorot and Bengio 2010).
  case xavierNormal = "xavier-normal"
  /// W and b zero.
  case zeros

  /// Draws the weights of a layer, row by row, then its biases, in `Double` whatever the parameters' type.
  func draw(inputs: Int, outputs: Int, using stream: inout RandomStream) -> (weights: [Double], biases: [Double]) {
    let (fanIn, fanSum) = (Double(inputs), Double(inputs + outputs))
    let zeros = [Double](repeating: 0, count: outputs)
    func uniform(_ count: Int, _ bound: Double) -> [Double] {
      (0..<count).map { _ in bound * (2 * stream.uniform() - 1) }
    }
    switch self {
    case .kaimingUniform:
      let weights = uniform(inputs * outputs, 1 / fanIn.squareRoot())
      return (weights, uniform(outputs, 1 / fanIn.squareRoot()))
    case .xavierUniform: return (uniform(inputs * outputs, (6 / fanSum).squareRoot()), zeros)
    case .xavierNormal:
      return (stream.normals(inputs * outputs).map { (2 / fanSum).squareRoot() * $0 }, zeros)
    case .zeros: return ([Double](repeating: 0, count: inputs * outputs), zeros)
    }
  }
}
