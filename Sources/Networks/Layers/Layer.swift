public import LinearAlgebra
public import Randomness

/// A layer of a network: it takes N rows to N rows, and has its parameters in the buffer of a model.
///
/// The kind is told once a batch, so a further kind of layer costs nothing in the loops of the others.
public enum Layer: Equatable, Sendable {
  /// y = a(x·W + b).
  case dense(Dense)

  /// How many numbers of a point it reads.
  public var inputs: Int {
    switch self {
    case .dense(let layer): layer.inputs
    }
  }

  /// How many numbers of a point it puts out.
  public var outputs: Int {
    switch self {
    case .dense(let layer): layer.outputs
    }
  }

  /// Its weights.
  public var weight: ParameterSlice {
    switch self {
    case .dense(let layer): layer.weight
    }
  }

  /// Its biases.
  public var bias: ParameterSlice {
    switch self {
    case .dense(let layer): layer.bias
    }
  }

  /// Draws the first parameters.
  public func initialize<Scalar>(
    _ initialization: Initialization, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) {
    switch self {
    case .dense(let layer): layer.initialize(initialization, &parameters, using: &stream)
    }
  }

  /// Writes y; see ``Dense/forward(_:_:into:precision:)``.
  public func forward<Scalar>(
    _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, into y: inout Matrix<Scalar>,
    precision: Precision = .single
  ) {
    switch self {
    case .dense(let layer): layer.forward(x, parameters, into: &y, precision: precision)
    }
  }

  /// Takes ∂y back; see ``Dense/backward(_:input:output:_:addingTo:inputGradient:precision:)``.
  public func backward<Scalar>(
    _ dy: inout Matrix<Scalar>, input x: Matrix<Scalar>, output y: Matrix<Scalar>,
    _ parameters: ParameterBuffer<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>,
    inputGradient dx: inout Matrix<Scalar>, precision: Precision = .single
  ) {
    switch self {
    case .dense(let layer):
      layer.backward(
        &dy, input: x, output: y, parameters, addingTo: &gradients, inputGradient: &dx, precision: precision)
    }
  }
}
