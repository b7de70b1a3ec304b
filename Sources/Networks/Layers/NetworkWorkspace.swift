public import LinearAlgebra

/// What a network computes for a given number of points, held from step to step, so that a training step in single
/// precision allocates nothing.
///
/// The last minibatch of an epoch may be shorter: it has a workspace of its own. Whoever keeps a copy of a matrix of the
/// workspace over the next step makes that step allocate another.
public struct NetworkWorkspace<Scalar: NetworkScalar>: Sendable {
  /// Of the products of all layers.
  public let precision: Precision
  /// Yᵢ, what layer i puts out, N×outputs.
  public internal(set) var outputs: [Matrix<Scalar>]
  /// What the layer after layer i reads where something is added to Yᵢ, N×outputs; of no rows elsewhere. Whoever adds
  /// writes it between the two layers.
  public var sums: [Matrix<Scalar>]
  /// Gradients of the input (of no rows if not wanted) and of each layer's output, which is that of the sum, too.
  public var gradients: [Matrix<Scalar>]

  /// Makes a workspace for this many points.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - points: N.
  ///   - inputGradient: Whether ``Network/backward(_:_:in:addingTo:)`` is to write ∂loss/∂x too.
  ///   - summed: The layers to whose output something is added.
  ///   - precision: Of the products of all layers.
  public init(
    _ network: Network, points: Int, inputGradient: Bool, summed: Set<Int> = [], precision: Precision = .single
  ) {
    self.precision = precision
    outputs = network.layers.map { Matrix(rows: points, columns: $0.outputs) }
    gradients = [Matrix(rows: inputGradient ? points : 0, columns: network.inputs)] + outputs
    sums = network.layers.indices.map { i in
      Matrix(rows: summed.contains(i) ? points : 0, columns: network.layers[i].outputs)
    }
  }

  /// What the network made of its input, N×outputs.
  public var output: Matrix<Scalar> { outputs[outputs.count - 1] }

  /// ∂loss/∂output, N×outputs, to be filled in before the backward pass.
  public var outputGradient: Matrix<Scalar> {
    _read { yield gradients[gradients.count - 1] }
    _modify { yield &gradients[gradients.count - 1] }
  }

  /// ∂loss/∂x, N×inputs, which the backward pass leaves.
  public var inputGradient: Matrix<Scalar> { gradients[0] }

  /// What goes into a layer.
  func input(of layer: Int, _ x: Matrix<Scalar>) -> Matrix<Scalar> {
    if layer == 0 { return x }
    return sums[layer - 1].rows > 0 ? sums[layer - 1] : outputs[layer - 1]
  }

  /// Moves the gradient of what goes into a layer out, so that it can be written beside another without a copy.
  public mutating func takeGradient(_ layer: Int) -> Matrix<Scalar> {
    var taken = Matrix<Scalar>(rows: 0, columns: 0)
    swap(&taken, &gradients[layer])
    return taken
  }
}
