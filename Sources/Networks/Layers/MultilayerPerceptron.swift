public import LinearAlgebra
public import Randomness
private import Requirements

/// Dense layers one after the other: an activation after each but the last, the identity after that.
public struct MultilayerPerceptron: Codable, Equatable, Sendable {
  /// The layers, from the input on.
  public let layers: [Dense]

  /// Creates the layers "name.0", "name.1" and so on, whose parameters are added to the layout of the model.
  ///
  /// - Parameters:
  ///   - name: The first part of the parameters' names.
  ///   - sizes: Inputs, the width of each hidden layer, outputs.
  ///   - hidden: The activation after each layer but the last.
  ///   - layout: The model's.
  public init(_ name: String, sizes: [Int], hidden: Activation, in layout: inout ParameterLayout) {
    require(sizes.count >= 2, "network '\(name)' needs the numbers of its inputs and outputs, not \(sizes)")
    var layers: [Dense] = []
    for i in 0..<sizes.count - 1 {
      layers.append(
        Dense(
          "\(name).\(i)", inputs: sizes[i], outputs: sizes[i + 1],
          activation: i == sizes.count - 2 ? .identity : hidden, in: &layout))
    }
    self.layers = layers
  }

  /// How many numbers of a point it reads.
  public var inputs: Int { layers[0].inputs }
  /// How many numbers of a point it puts out.
  public var outputs: Int { layers[layers.count - 1].outputs }

  /// Draws the first parameters of every layer.
  public func initialize<Scalar>(
    _ initialization: Initialization, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) {
    for layer in layers { layer.initialize(initialization, &parameters, using: &stream) }
  }

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
    for (i, layer) in layers.enumerated() {
      layer.forward(i == 0 ? x : workspace.outputs[i - 1], parameters, into: &workspace.outputs[i])
    }
  }

  /// Adds the gradients of the parameters, and writes that of x if the workspace has room for it.
  ///
  /// - Parameters:
  ///   - x: What the last ``forward(_:_:in:)`` with this workspace was given.
  ///   - parameters: The model's.
  ///   - workspace: What that call left, with ∂loss/∂output in ``NetworkWorkspace/outputGradient``, which is kept.
  ///   - gradients: Of the parameters' layout, added to.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward<Scalar>(
    _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, in workspace: inout NetworkWorkspace<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for (i, layer) in layers.enumerated().reversed() {
      // gradients[i] belongs to what goes into layer i, so layer i reads gradients[i + 1] and writes gradients[i].
      var dx = workspace.takeGradient(i)
      layer.backward(
        &workspace.gradients[i + 1], input: i == 0 ? x : workspace.outputs[i - 1], output: workspace.outputs[i],
        parameters, addingTo: &gradients, inputGradient: &dx)
      workspace.gradients[i] = dx
    }
  }
}
