public import LinearAlgebra

/// A decoder f: ℝᵐ → ℝⁿ of layers, one after the other.
///
/// Each layer is h = a(W·x + b) with its own activation; the last one is often without.
public struct LayeredDecoder: Equatable, Sendable {
  /// One layer.
  public struct Layer: Equatable, Sendable {
    /// W, a row a unit.
    public let weights: Matrix<Double>
    /// b, one number a unit.
    public let biases: [Double]
    /// a.
    public let activation: DecoderActivation
    /// |W|, by entries: what rounding is in proportion to.
    let magnitudes: Matrix<Double>

    /// Creates a layer; its shapes and numbers are checked by the decoder that it becomes a part of.
    public init(weights: Matrix<Double>, biases: [Double], activation: DecoderActivation) {
      self.weights = weights
      self.biases = biases
      self.activation = activation
      magnitudes = weights.map(abs)
    }
  }

  /// The layers, in the order in which they are applied; there is one at least.
  public let layers: [Layer]

  /// Creates a decoder.
  ///
  /// - Throws: ``DecoderError`` where there is no layer, shapes do not fit, a number is not finite, or the products of the
  ///   weights of several layers are.
  public init(layers: [Layer]) throws(DecoderError) {
    guard let first = layers.first, first.weights.columns > 0 else { throw .noLayers }
    var width = first.weights.columns
    for (i, layer) in layers.enumerated() {
      guard layer.weights.columns == width, layer.weights.rows > 0 else {
        throw .width(layer: i + 1, shape: layer.weights.shape, expected: width)
      }
      guard layer.biases.count == layer.weights.rows else {
        throw .biases(layer: i + 1, count: layer.biases.count, expected: layer.weights.rows)
      }
      if let bad = (layer.weights.elements + layer.biases).first(where: { !$0.isFinite }) {
        throw .notFinite(layer: i + 1, value: bad)
      }
      if let slope = layer.activation.slope, !slope.isFinite { throw .notFinite(layer: i + 1, value: slope) }
      width = layer.weights.rows
    }
    self.layers = layers
    try checkProducts()
  }

  /// Throws where slopes of the decoder leave the range of a double, so that nothing can be said of them.
  private func checkProducts() throws(DecoderError) {
    var slopes = [Double](repeating: 1, count: latents)
    for (i, layer) in layers.enumerated() {
      slopes = matvec(layer.magnitudes, slopes)
      guard let largest = slopes.max(), largest > 0 || layer.magnitudes.elements.contains(where: { $0 > 0 }) else {
        return
      }
      guard largest < 1e305 else { throw .products(layer: i + 1, areLarge: true) }
      guard largest > 1e-305 else { throw .products(layer: i + 1, areLarge: false) }
    }
  }

  /// m.
  public var latents: Int { layers[0].weights.columns }

  /// n.
  public var outputs: Int { layers[layers.count - 1].weights.rows }

  /// Returns f(z), n numbers, for z of m.
  public func callAsFunction(_ z: [Double]) -> [Double] {
    layers.reduce(z) { x, layer in
      zip(matvec(layer.weights, x), layer.biases).map { layer.activation($0 + $1) }
    }
  }
}

/// Why layers do not make a decoder. Layers are counted from one.
public enum DecoderError: Error, Equatable, Sendable, CustomStringConvertible {
  case noLayers
  case width(layer: Int, shape: String, expected: Int)
  case biases(layer: Int, count: Int, expected: Int)
  case notFinite(layer: Int, value: Double)
  case products(layer: Int, areLarge: Bool)

  public var description: String {
    switch self {
    case .noLayers: "a decoder needs at least one layer with at least one input"
    case .width(let layer, let shape, let expected):
      "the weights of layer \(layer) are \(shape), but \(expected) numbers reach it; they should be outputs × inputs"
    case .biases(let layer, let count, let expected):
      "layer \(layer) has \(count) biases for its \(expected) units"
    case .notFinite(let layer, let value):
      "layer \(layer) holds \(value.isNaN ? "nan" : "\(value)"), not a finite number; find out where it arose"
    case .products(let layer, let areLarge):
      "the weights of the layers up to \(layer) multiply to numbers too \(areLarge ? "large" : "small") for a double; "
        + "divide its weights and biases, and the biases behind it, by one factor: no assumption depends on it"
    }
  }
}
