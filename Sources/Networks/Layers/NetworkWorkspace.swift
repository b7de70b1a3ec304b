public import LinearAlgebra

/// Room for what a network computes for a given number of points, so that a training step in single precision allocates
/// nothing.
///
/// The last minibatch of an epoch may be shorter: it has a workspace of its own. Whoever keeps a copy of a matrix of the
/// workspace over the next step makes that step allocate another.
public struct NetworkWorkspace<Scalar: NetworkScalar>: Sendable {
  /// Yᵢ, what layer i puts out, N×outputs.
  package(set) public var outputs: [Matrix<Scalar>]
  /// Gradients of the input (of no rows if not wanted) and of each layer's output.
  var gradients: [Matrix<Scalar>]

  /// Makes room for this many points.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - points: N.
  ///   - inputGradient: Whether ``MultilayerPerceptron/backward(_:_:in:addingTo:)`` is to write ∂loss/∂x too.
  public init(_ network: MultilayerPerceptron, points: Int, inputGradient: Bool) {
    outputs = network.layers.map { Matrix(rows: points, columns: $0.outputs) }
    gradients = [Matrix(rows: inputGradient ? points : 0, columns: network.inputs)] + outputs
  }

  /// What the network made of its input, N×outputs.
  public var output: Matrix<Scalar> { outputs[outputs.count - 1] }

  /// ∂loss/∂output, N×outputs, to be filled in before the way back.
  public var outputGradient: Matrix<Scalar> {
    _read { yield gradients[gradients.count - 1] }
    _modify { yield &gradients[gradients.count - 1] }
  }

  /// ∂loss/∂x, N×inputs, which the way back leaves.
  public var inputGradient: Matrix<Scalar> { gradients[0] }

  /// Moves a gradient out, so that it can be written beside the next one without a copy.
  mutating func takeGradient(_ i: Int) -> Matrix<Scalar> {
    var taken = Matrix<Scalar>(rows: 0, columns: 0)
    swap(&taken, &gradients[i])
    return taken
  }
}
