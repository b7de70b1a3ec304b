public import LinearAlgebra
private import Requirements

/// The mean of x given z of a model, f: R^m → R^n, with its slope.
public struct Decoder: Sendable {
  /// An affine layer, z ↦ W·z + b, and a piecewise-linear activation: t for t > 0, slope·t otherwise.
  public struct Layer: Equatable, Sendable {
    /// W, outputs×inputs.
    public let weights: Matrix<Double>
    /// b, a value an output.
    public let biases: [Double]
    /// One for none, zero for ReLU, −1 for the absolute value, between zero and one for leaky ReLU.
    public let slope: Double

    /// Creates a layer.
    public init(weights: Matrix<Double>, biases: [Double], slope: Double = 1) {
      require(weights.rows == biases.count, "\(biases.count) biases do not fit weights of \(weights.shape)")
      (self.weights, self.biases, self.slope) = (weights, biases, slope)
    }
  }

  /// m.
  public let latents: Int
  /// n.
  public let features: Int
  private let function: @Sendable (Matrix<Double>) -> Matrix<Double>
  private let slopes: (@Sendable (Matrix<Double>) -> DecoderSlopes)?

  /// Creates a decoder from its function alone: N×m to N×n. Its slopes are taken from central differences.
  public init(latents: Int, features: Int, function: @escaping @Sendable (Matrix<Double>) -> Matrix<Double>) {
    (self.latents, self.features, self.function, slopes) = (latents, features, function, nil)
  }

  /// Creates a decoder from its layers, at least one, whose slopes follow the chain rule.
  public init(layers: [Layer]) {
    require(!layers.isEmpty, "a decoder has a layer at least")
    for (a, b) in zip(layers, layers.dropFirst()) {
      require(a.weights.rows == b.weights.columns, "layers of \(a.weights.shape) and \(b.weights.shape) do not fit")
    }
    latents = layers[0].weights.columns
    features = layers[layers.count - 1].weights.rows
    function = { z in layers.reduce(z) { $1.output($1.affine($0)) } }
    slopes = { DecoderSlopes(layers, at: $0) }
  }

  /// Returns f at each row, N×n.
  public func callAsFunction(_ points: Matrix<Double>) -> Matrix<Double> {
    require(points.columns == latents, "a decoder of \(latents) latents cannot take points of \(points.shape)")
    return function(points)
  }

  /// f and its slopes at each row.
  func withSlopes(_ points: Matrix<Double>) -> DecoderSlopes {
    if let slopes { return slopes(points) }
    let directions = (0..<latents).map { k in
      // A step at which rounding and curvature cost alike, for values of the order of one.
      let step = 6e-6
      var shift = [Double](repeating: 0, count: latents)
      shift[k] = step
      let (ahead, behind) = (self(points.addingToRows(shift)), self(points.addingToRows(shift.map { -$0 })))
      return (0.5 / step) * (ahead - behind)
    }
    return DecoderSlopes(values: self(points), directions: directions)
  }
}

/// A decoder's values at N points, and its derivative in the direction of each latent.
struct DecoderSlopes {
  /// N×n.
  let values: Matrix<Double>
  /// m matrices, N×n.
  let directions: [Matrix<Double>]

  init(values: Matrix<Double>, directions: [Matrix<Double>]) { (self.values, self.directions) = (values, directions) }

  fileprivate init(_ layers: [Decoder.Layer], at points: Matrix<Double>) {
    var values = points
    var directions = (0..<points.columns).map { k in
      var unit = Matrix<Double>(rows: points.rows, columns: points.columns)
      for n in 0..<points.rows { unit[n, k] = 1 }
      return unit
    }
    for layer in layers {
      let affine = layer.affine(values)
      directions = directions.map { direction in
        var image = matmulTransposedSecond(direction, layer.weights)
        for i in image.elements.indices where !(affine.elements[i] > 0) { image.elements[i] *= layer.slope }
        return image
      }
      values = layer.output(affine)
    }
    (self.values, self.directions) = (values, directions)
  }
}

extension Decoder.Layer {
  /// W·z + b of each row.
  fileprivate func affine(_ points: Matrix<Double>) -> Matrix<Double> {
    matmulTransposedSecond(points, weights).addingToRows(biases)
  }

  fileprivate func output(_ affine: Matrix<Double>) -> Matrix<Double> {
    slope == 1 ? affine : affine.map { $0 > 0 ? $0 : slope * $0 }
  }
}
