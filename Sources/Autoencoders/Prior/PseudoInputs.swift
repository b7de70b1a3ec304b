internal import LinearAlgebra
internal import Networks
internal import Probability
internal import Randomness

/// The mixture of what the encoder makes of K pseudo-inputs v (VampPrior, Tomczak & Welling 2018):
///
///     p(z) = Σ_k π_k·q(z|v_k)
///
/// Each component is the encoder's own posterior of a point that is trained. So the encoder has gradients as the posterior
/// of the points and as the prior of all of them: a step takes two passes through it.
///
/// | symbol | slice of the parameters | shape |
/// | --- | --- | --- |
/// | v | `prior.pseudo-inputs` | K×D |
/// | log π, but for a constant | `prior.logits`; without it, π is 1/K | K |
///
/// Where points lie in [0, 1], as those of a Bernoulli likelihood do, so does what is read: v is cut off there, and has no
/// gradient outside. Elsewhere nothing is cut off.
struct PseudoInputs: ComponentSource {
  let components: Int
  /// The encoder, of which ``rung`` layers are read.
  let encoder: Network
  let rung: Int
  /// The head of the facet, and what it tells.
  let head: Dense
  let posterior: Posterior
  /// Whether v is cut off outside of [0, 1].
  let isClamped: Bool
  let inputSlice: ParameterSlice
  /// Nil where weights are not trained.
  let logitSlice: ParameterSlice?

  var latents: Int { posterior.latents }

  /// Adds the pseudo-inputs to the layout.
  init(
    _ name: String, components: Int, encoder: Network, rung: Int, head: Dense, posterior: Posterior,
    isWeighted: Bool, isClamped: Bool, in layout: inout ParameterLayout
  ) {
    (self.components, self.encoder, self.rung) = (components, encoder, rung)
    (self.head, self.posterior, self.isClamped) = (head, posterior, isClamped)
    inputSlice = layout.add("\(name).pseudo-inputs", shape: [components, encoder.inputs])
    logitSlice = isWeighted ? layout.add("\(name).logits", shape: [components]) : nil
  }

  func workspace<Scalar: NetworkScalar>(points: Int, precision: Precision) -> SourceWorkspace<Scalar> {
    SourceWorkspace(encoder, outputs: head.outputs, rows: components, precision: precision)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func write<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], into components: inout Components<Scalar>
  ) {
    read(parameters, &components.source)
    if let logitSlice {
      for k in 0..<logitSlice.count { components.logits[k] = Double(parameters.values[logitSlice.offset + k]) }
    }
    let (count, columns, strict) = (latents, head.outputs, strictTriangle(latents, 0))
    for k in 0..<self.components {
      for i in 0..<count {
        components.means[k * count + i] = components.source.outputs.elements[k * columns + i]
        components.logVariances[k * count + i] = Double(components.source.outputs.elements[k * columns + count + i])
      }
      guard posterior.family == .full else { continue }
      for i in 0..<strict {
        components.triangles[k * strict + i] = components.source.outputs.elements[k * columns + 2 * count + i]
      }
    }
  }

  /// v to what the head makes of it.
  private func read<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, _ workspace: inout SourceWorkspace<Scalar>
  ) {
    for i in 0..<inputSlice.count {
      let v = parameters.values[inputSlice.offset + i]
      workspace.inputs.elements[i] = isClamped ? min(max(v, 0), 1) : v
    }
    for i in 0..<rung { encoder.forwardLayer(i, workspace.inputs, parameters, in: &workspace.network) }
    head.forward(top(workspace), parameters, into: &workspace.outputs, precision: workspace.network.precision)
  }

  /// What the head reads.
  @inline(__always)
  private func top<Scalar: NetworkScalar>(_ workspace: SourceWorkspace<Scalar>) -> Matrix<Scalar> {
    rung == 0 ? workspace.inputs : workspace.network.outputs[rung - 1]
  }

  /// ∂m, ∂log s² and the triangles' gradients through the head and the encoder, to ∂v.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward<Scalar: NetworkScalar>(
    _ components: inout Components<Scalar>, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    if let logitSlice {
      for k in 0..<logitSlice.count { gradients.values[logitSlice.offset + k] += components.logitGradients[k] }
    }
    takeGradients(of: &components)
    readBackward(parameters, &components.source, addingTo: &gradients)
    for i in 0..<inputSlice.count {
      let v = parameters.values[inputSlice.offset + i]
      if isClamped, v < 0 || v > 1 { continue }
      gradients.values[inputSlice.offset + i] += components.source.network.gradients[0].elements[i]
    }
  }

  /// Puts the gradients of the components where those of the head's outputs are.
  private func takeGradients<Scalar: NetworkScalar>(of components: inout Components<Scalar>) {
    let (count, columns, strict) = (latents, head.outputs, strictTriangle(latents, 0))
    for k in 0..<self.components {
      for i in 0..<count {
        components.source.outputGradients.elements[k * columns + i] = components.meanGradients[k * count + i]
        components.source.outputGradients.elements[k * columns + count + i] =
          components.logVarianceGradients[k * count + i]
      }
      guard posterior.family == .full else { continue }
      for i in 0..<strict {
        components.source.outputGradients.elements[k * columns + 2 * count + i] =
          components.triangleGradients[k * strict + i]
      }
    }
  }

  private func readBackward<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, _ workspace: inout SourceWorkspace<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    var topGradient = workspace.network.takeGradient(rung)
    head.backward(
      &workspace.outputGradients, input: top(workspace), output: workspace.outputs, parameters,
      addingTo: &gradients, inputGradient: &topGradient, precision: workspace.network.precision)
    swap(&workspace.network.gradients[rung], &topGradient)  // one owner, so that it is changed in place
    for i in stride(from: rung - 1, through: 0, by: -1) {
      encoder.backwardLayer(i, workspace.inputs, parameters, in: &workspace.network, addingTo: &gradients)
    }
  }

  /// Nothing: pseudo-inputs of zero, which ``begin(with:_:using:)`` replaces by points.
  func initialize<Scalar: NetworkScalar>(_ parameters: inout ParameterBuffer<Scalar>) {}

  /// What the encoder makes of the pseudo-inputs.
  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture {
    var components = Components<Scalar>(self, form: posterior.form, points: 0, precision: .single)
    write(parameters, labels: [], into: &components)
    return components.mixture
  }

  func set<Scalar: NetworkScalar>(
    _ mixture: GaussianMixture, _ parameters: inout ParameterBuffer<Scalar>
  ) throws(PriorError) {
    throw .pseudoInputs
  }

  /// Makes the pseudo-inputs K of the points, drawn without replacement.
  func begin<Scalar: NetworkScalar>(
    with points: PointSet, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) throws(PriorError) -> Bool {
    guard points.count >= components else { throw .fewPoints(points.count, components: components) }
    var order = Array(0..<points.count)
    for k in 0..<components { order.swapAt(k, k + stream.index(below: points.count - k)) }
    var chosen = Matrix<Scalar>(rows: components, columns: points.features)
    points.gather(order, from: 0, into: &chosen)
    parameters[inputSlice] = chosen.elements
    return true
  }
}
