public import LinearAlgebra
public import Randomness
private import Requirements

/// A layer y = a(x·W + b) of N points: its shape, and where its parameters are.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | W | `weight` | inputs×outputs |
/// | b | `bias` | outputs |
/// | a | `activation` | |
public struct Dense: Codable, Equatable, Sendable {
  /// W.
  public let weight: ParameterSlice
  /// b.
  public let bias: ParameterSlice
  /// a.
  public let activation: Activation

  /// Creates a layer, whose parameters "name.weight" and "name.bias" are added to the layout of its model.
  public init(
    _ name: String, inputs: Int, outputs: Int, activation: Activation = .identity, in layout: inout ParameterLayout
  ) {
    require(inputs > 0 && outputs > 0, "layer '\(name)' cannot be \(inputs)×\(outputs)")
    if let slope = activation.slope {
      require(slope >= 0 && slope.isFinite, "the slope of layer '\(name)' must be finite, not negative: \(slope)")
    }
    weight = layout.add("\(name).weight", shape: [inputs, outputs])
    bias = layout.add("\(name).bias", shape: [outputs])
    self.activation = activation
  }

  /// How many numbers of a point it reads.
  public var inputs: Int { weight.shape[0] }
  /// How many numbers of a point it puts out.
  public var outputs: Int { weight.shape[1] }

  /// Draws the first weights and biases.
  public func initialize<Scalar>(
    _ initialization: Initialization, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) {
    let drawn = initialization.draw(inputs: inputs, outputs: outputs, using: &stream)
    parameters[weight] = drawn.weights.map { Scalar($0) }
    parameters[bias] = drawn.biases.map { Scalar($0) }
  }

  /// Writes y = a(x·W + b).
  ///
  /// - Parameters:
  ///   - x: N×inputs.
  ///   - parameters: The model's.
  ///   - y: N×outputs, overwritten.
  ///   - precision: Of the product.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward<Scalar>(
    _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, into y: inout Matrix<Scalar>,
    precision: Precision = .single
  ) {
    check(x, y)
    parameters.values.withUnsafeBufferPointer { values in
      guard let p = values.baseAddress else { return }
      Scalar.dense(
        points: x.rows, inputs: inputs, outputs: outputs, x: x.elements, weight: p + weight.offset,
        bias: p + bias.offset, activation: activation, precision: precision, y: &y.elements)  // y = a(x·W + b)
    }
  }

  /// Adds the gradients of W and b, and writes that of x where it is asked for.
  ///
  /// - Parameters:
  ///   - dy: ∂loss/∂y, N×outputs; overwritten by ∂loss/∂(x·W + b).
  ///   - x: What went in, N×inputs.
  ///   - y: What came out, N×outputs.
  ///   - parameters: The model's.
  ///   - gradients: Of the same layout; ∂W and ∂b are added to it.
  ///   - dx: ∂loss/∂x, N×inputs, overwritten; of no rows, it is not computed.
  ///   - precision: Of the products.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward<Scalar>(
    _ dy: inout Matrix<Scalar>, input x: Matrix<Scalar>, output y: Matrix<Scalar>,
    _ parameters: ParameterBuffer<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>,
    inputGradient dx: inout Matrix<Scalar>, precision: Precision = .single
  ) {
    check(x, y)
    check(x, dy)
    require(dx.rows == 0 || dx.shape == x.shape, "the gradient of \(x.shape) inputs cannot be \(dx.shape)")
    if activation != .identity {
      Scalar.activationGradient(y.elements.count, activation: activation, y: y.elements, dy: &dy.elements)  // ∂y·a′
    }
    gradients.values.withUnsafeMutableBufferPointer { values in
      guard let g = values.baseAddress else { return }
      Scalar.denseParameterGradient(
        points: x.rows, inputs: inputs, outputs: outputs, x: x.elements, dy: dy.elements,
        precision: precision, weight: g + weight.offset,  // ∂W = xᵀ·∂y
        bias: g + bias.offset)  // ∂b = Σₙ ∂yₙ
    }
    guard dx.rows > 0 else { return }
    parameters.values.withUnsafeBufferPointer { values in
      guard let p = values.baseAddress else { return }
      Scalar.denseInputGradient(
        points: x.rows, inputs: inputs, outputs: outputs, dy: dy.elements, weight: p + weight.offset,
        precision: precision, dx: &dx.elements)  // ∂x = ∂y·Wᵀ
    }
  }

  private func check<Scalar>(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>) {
    require(
      x.columns == inputs && y.columns == outputs && x.rows == y.rows,
      "layer '\(weight.name)' of \(inputs)×\(outputs) cannot take \(x.shape) to \(y.shape)")
  }
}

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
