public import LinearAlgebra

/// A piecewise-affine surface in n dimensions: a network with two inputs and one hidden layer of h units.
///
///     f(z) = Σᵢ βᵢ·a(wᵢᵀ·z + bᵢ) + c,    a(t) = t for t > 0, and leak·t otherwise
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | w | `inputWeights` | h×2 |
/// | b | `biases` | h |
/// | β | `outputWeights` | h×n |
/// | c | `shift` | n |
/// | leak | `leak` | one number |
public struct PlanarDecoder: Equatable, Sendable {
  /// w, a row a unit, none of them zero.
  public let inputWeights: Matrix<Double>
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
    inputWeights: Matrix<Double>, biases: [Double], outputWeights: Matrix<Double>, shift: [Double], leak: Double
  ) throws(ModelError) {
    guard inputWeights.columns == 2 else {
      throw .count(of: "columns of input weights", is: inputWeights.columns, expected: 2, from: "two latents")
    }
    if let i = inputWeights.elements.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite("input weight \(i % 2) of unit \(i / 2)", inputWeights.elements[i])
    }
    // All else is as along a line.
    _ = try ShallowDecoder(
      inputWeights: [Double](repeating: 1, count: inputWeights.rows), biases: biases, outputWeights: outputWeights,
      shift: shift, leak: leak)
    for i in 0..<inputWeights.rows where inputWeights.row(i) == [0, 0] { throw .constantUnit(i, bias: biases[i]) }
    (self.inputWeights, self.biases) = (inputWeights, biases)
    (self.outputWeights, self.shift, self.leak) = (outputWeights, shift, leak)
  }

  /// h.
  public var units: Int { inputWeights.rows }

  /// n.
  public var outputs: Int { shift.count }

  /// Returns f(z), n numbers, for z of two.
  public func callAsFunction(_ z: [Double]) -> [Double] {
    var y = shift
    for i in 0..<units {
      let t = inputWeights[i, 0] * z[0] + inputWeights[i, 1] * z[1] + biases[i]
      let activation = t > 0 ? t : leak * t
      for d in 0..<outputs { y[d] += outputWeights[i, d] * activation }
    }
    return y
  }
}
