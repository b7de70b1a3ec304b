public import LinearAlgebra

/// A piecewise-affine curve in n dimensions: a network with one input and one hidden layer of h units.
///
///     f(z) = Σᵢ βᵢ·a(wᵢ·z + bᵢ) + c,    a(t) = t for t > 0, and leak·t otherwise
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | w | `inputWeights` | h |
/// | b | `biases` | h |
/// | β | `outputWeights` | h×n |
/// | c | `shift` | n |
/// | leak | `leak` | one number: 0 for ReLU, .2 for a leaky one, −1 for the absolute value |
public struct ShallowDecoder: Equatable, Sendable {
  /// w: none of them zero.
  public let inputWeights: [Double]
  /// b.
  public let biases: [Double]
  /// β, a row a unit.
  public let outputWeights: Matrix<Double>
  /// c.
  public let shift: [Double]
  /// The slope of the activation below zero.
  public let leak: Double

  /// Creates a decoder from its numbers.
  ///
  /// - Throws: ``ModelError`` where the shapes do not fit, a number is not finite, or a unit is constant.
  public init(
    inputWeights: [Double], biases: [Double], outputWeights: Matrix<Double>, shift: [Double], leak: Double
  ) throws(ModelError) {
    (self.inputWeights, self.biases) = (inputWeights, biases)
    (self.outputWeights, self.shift, self.leak) = (outputWeights, shift, leak)
    try validate()
  }

  /// h.
  public var units: Int { inputWeights.count }

  /// n.
  public var outputs: Int { shift.count }

  /// Returns f(z), n numbers.
  public func callAsFunction(_ z: Double) -> [Double] {
    var y = shift
    for i in 0..<units {
      let t = inputWeights[i] * z + biases[i]
      let activation = t > 0 ? t : leak * t
      for d in 0..<outputs { y[d] += outputWeights[i, d] * activation }
    }
    return y
  }

  private func validate() throws(ModelError) {
    guard units > 0 else { throw .empty("hidden units") }
    guard outputs > 0 else { throw .empty("outputs") }
    guard biases.count == units else {
      throw .count(of: "biases", is: biases.count, expected: units, from: "input weights")
    }
    guard outputWeights.rows == units else {
      throw .count(of: "rows of output weights", is: outputWeights.rows, expected: units, from: "input weights")
    }
    guard outputWeights.columns == outputs else {
      throw .count(of: "columns of output weights", is: outputWeights.columns, expected: outputs, from: "shifts")
    }
    for (name, part) in [
      ("input weight", inputWeights), ("bias", biases), ("output weight", outputWeights.elements), ("shift", shift),
      ("leak", [leak]),
    ] {
      if let i = part.firstIndex(where: { !$0.isFinite }) { throw .notFinite("\(name) \(i)", part[i]) }
    }
    if let i = inputWeights.firstIndex(of: 0) { throw .constantUnit(i, bias: biases[i]) }
  }
}
