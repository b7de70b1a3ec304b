public import LinearAlgebra
public import Randomness
private import Requirements

/// Layers one after the other. What any of them puts out can be read, and something can be added to it before the next
/// reads it: see ``NetworkWorkspace/sums``.
public struct Network: Equatable, Sendable {
  /// How many numbers of a point it reads.
  public let inputs: Int
  /// The layers, from the input on.
  public let layers: [Layer]

  /// Creates dense layers "name.0", "name.1" and so on, whose parameters are added to the layout of the model.
  ///
  /// - Parameters:
  ///   - name: The first part of the parameters' names.
  ///   - sizes: Inputs, the width of each hidden layer, outputs; of the inputs alone, there is no layer.
  ///   - hidden: The activation after each layer but the last.
  ///   - last: The activation after the last.
  ///   - layout: The model's.
  public init(
    _ name: String, sizes: [Int], hidden: Activation, last: Activation = .identity, in layout: inout ParameterLayout
  ) {
    require(!sizes.isEmpty, "network '\(name)' needs the number of its inputs")
    inputs = sizes[0]
    var layers: [Layer] = []
    for i in 0..<sizes.count - 1 {
      layers.append(
        .dense(
          Dense(
            "\(name).\(i)", inputs: sizes[i], outputs: sizes[i + 1], activation: i == sizes.count - 2 ? last : hidden,
            in: &layout)))
    }
    self.layers = layers
  }

  /// How many numbers of a point it puts out.
  public var outputs: Int { layers.last?.outputs ?? inputs }

  /// Draws the first parameters of every layer.
  public func initialize<Scalar>(
    _ initialization: Initialization, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) {
    for layer in layers { layer.initialize(initialization, &parameters, using: &stream) }
  }
}

extension Network {
  /// Writes what the network makes of x into the workspace, where ``NetworkWorkspace/output`` is the result.
  ///
  /// - Parameters:
  ///   - x: N×inputs.
  ///   - parameters: The model's.
  ///   - workspace: Made for N points of this network.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward<Scalar>(
    _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, in workspace: inout NetworkWorkspace<Scalar>
  ) {
    for i in layers.indices { forwardLayer(i, x, parameters, in: &workspace) }
  }

  /// Adds the gradients of the parameters, and writes that of x if the workspace has a place for it.
  ///
  /// - Parameters:
  ///   - x: What the last ``forward(_:_:in:)`` with this workspace was given.
  ///   - parameters: The model's.
  ///   - workspace: What that call left, with ∂loss/∂output in ``NetworkWorkspace/outputGradient``, which is overwritten.
  ///   - gradients: Of the parameters' layout, added to.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward<Scalar>(
    _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, in workspace: inout NetworkWorkspace<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for i in layers.indices.reversed() { backwardLayer(i, x, parameters, in: &workspace, addingTo: &gradients) }
  }

  /// Takes one layer forward; those before it must have gone.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forwardLayer<Scalar>(
    _ i: Int, _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>,
    in workspace: inout NetworkWorkspace<Scalar>
  ) {
    layers[i].forward(
      workspace.input(of: i, x), parameters, into: &workspace.outputs[i], precision: workspace.precision)
  }

  /// Takes one layer back; those after it must have gone.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backwardLayer<Scalar>(
    _ i: Int, _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>,
    in workspace: inout NetworkWorkspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    // gradients[i] belongs to what goes into layer i, so layer i reads gradients[i + 1] and writes gradients[i].
    var dx = workspace.takeGradient(i)
    layers[i].backward(
      &workspace.gradients[i + 1], input: workspace.input(of: i, x), output: workspace.outputs[i], parameters,
      addingTo: &gradients, inputGradient: &dx, precision: workspace.precision)
    workspace.gradients[i] = dx
  }
}
