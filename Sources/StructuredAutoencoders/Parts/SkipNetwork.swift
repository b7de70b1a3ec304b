public import LinearAlgebra
public import Networks
public import Randomness
private import Requirements

/// A network with a linear skip path beside it, from what goes in to the first of what comes out (SVAE; Johnson et al.
/// 2016, as their code has it):
///
///     y = net(x),  y₀…ₛ₋₁ += x·W + b
///
/// With last layers of zero it begins as the path alone.
public struct SkipNetwork: Equatable, Sendable {
  /// net.
  public let network: Network
  /// W and b, inputs×s; nil where there is no path.
  public let skip: Dense?

  /// Creates the layers "name.0" and so on, and the path "name.skip".
  ///
  /// - Parameters:
  ///   - name: The first part of the parameters' names.
  ///   - sizes: Inputs, the width of each hidden layer, outputs.
  ///   - hidden: The activation after each layer but the last.
  ///   - skipped: s, to how many outputs the path leads; zero for no path.
  ///   - layout: The model's.
  public init(
    _ name: String, sizes: [Int], hidden: Activation, skipped: Int, in layout: inout ParameterLayout
  ) {
    network = Network(name, sizes: sizes, hidden: hidden, in: &layout)
    require(0...network.outputs ~= skipped, "a path to \(skipped) of \(network.outputs) outputs")
    skip = skipped == 0 ? nil : Dense("\(name).skip", inputs: sizes[0], outputs: skipped, in: &layout)
  }

  /// Draws the layers; beside a path the last begins with zero, and the path with this map.
  ///
  /// - Parameters:
  ///   - path: W, inputs×s.
  ///   - parameters: The model's.
  ///   - stream: What the layers are drawn from.
  public func initialize<Scalar>(
    path: Matrix<Double>, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) {
    network.initialize(.kaimingUniform, &parameters, using: &stream)
    guard let skip, let last = network.layers.last else { return }
    require(
      path.rows == skip.inputs && path.columns == skip.outputs, "a path of \(path.shape) for \(skip.weight.shape)")
    last.initialize(.zeros, &parameters, using: &stream)
    skip.initialize(.zeros, &parameters, using: &stream)
    parameters[skip.weight] = path.elements.map { Scalar($0) }
  }
}

/// What a network with a skip path computes for N points, held from step to step.
public struct SkipWorkspace<Scalar: NetworkScalar>: Sendable {
  var network: NetworkWorkspace<Scalar>
  /// x·W + b, N×s, and ∂ of it.
  var (skip, skipGradient): (Matrix<Scalar>, Matrix<Scalar>)
  /// What the path adds to ∂x; of no rows where it is not wanted.
  var skipInputGradient: Matrix<Scalar>
  /// y, N×outputs.
  public var output: Matrix<Scalar>
  /// ∂loss/∂y, N×outputs, to be filled in before the backward pass.
  public var outputGradient: Matrix<Scalar>
  /// ∂loss/∂x, N×inputs, which the backward pass leaves; of no rows where it is not wanted.
  public var inputGradient: Matrix<Scalar>

  /// Makes a workspace for this many points.
  public init(_ network: SkipNetwork, points: Int, inputGradient isWanted: Bool) {
    self.network = NetworkWorkspace(network.network, points: points, inputGradient: isWanted)
    skip = Matrix(rows: points, columns: network.skip?.outputs ?? 0)
    skipGradient = skip
    output = Matrix(rows: points, columns: network.network.outputs)
    outputGradient = output
    inputGradient = Matrix(rows: isWanted ? points : 0, columns: network.network.inputs)
    skipInputGradient = inputGradient
  }
}

extension SkipNetwork {
  /// Writes y into the workspace.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward<Scalar>(
    _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, in workspace: inout SkipWorkspace<Scalar>
  ) {
    network.forward(x, parameters, in: &workspace.network)
    let made = workspace.network.output.elements
    for i in made.indices { workspace.output.elements[i] = made[i] }
    guard let skip else { return }
    skip.forward(x, parameters, into: &workspace.skip)
    let (outputs, skipped) = (network.outputs, skip.outputs)
    for n in 0..<x.rows {
      for j in 0..<skipped {
        workspace.output.elements[n * outputs + j] += workspace.skip.elements[n * skipped + j]
      }
    }
  }

  /// Adds the gradients of the parameters, and writes ∂x where it is wanted.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward<Scalar>(
    _ x: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, in workspace: inout SkipWorkspace<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for i in workspace.outputGradient.elements.indices {
      workspace.network.outputGradient.elements[i] = workspace.outputGradient.elements[i]
    }
    network.backward(x, parameters, in: &workspace.network, addingTo: &gradients)
    let made = workspace.network.inputGradient.elements
    for i in made.indices { workspace.inputGradient.elements[i] = made[i] }
    guard let skip else { return }
    let (outputs, skipped) = (network.outputs, skip.outputs)
    for n in 0..<x.rows {
      for j in 0..<skipped {
        workspace.skipGradient.elements[n * skipped + j] = workspace.outputGradient.elements[n * outputs + j]
      }
    }
    skip.backward(
      &workspace.skipGradient, input: x, output: workspace.skip, parameters, addingTo: &gradients,
      inputGradient: &workspace.skipInputGradient)
    for i in workspace.inputGradient.elements.indices {
      workspace.inputGradient.elements[i] += workspace.skipInputGradient.elements[i]
    }
  }
}
