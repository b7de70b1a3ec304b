private import Foundation
internal import LinearAlgebra
internal import Networks
internal import Probability
internal import Randomness

/// A mixture for each point, whose means and variances a network makes of another code of the point, its style w
/// (GMVAE, Dilokthanakul et al. 2016):
///
///     w ~ N(0, I),  c uniform on K,  z|w, c ~ N(m_c(w), diag v_c(w)),  (m, log v) = tanh(w·A + a)·B + b
///
/// Summed over w this is a mixture of infinitely many normals, so that the theorem's assumption on the prior fails unless w
/// is not used. Where B is zero, it is a mixture of K normals of one weight.
///
/// | symbol | slice of the parameters | shape |
/// | --- | --- | --- |
/// | A, a | `prior.hidden.0.weight`, `prior.hidden.0.bias` | W×H, H |
/// | B, b | `prior.table.weight`, `prior.table.bias`: K·L means, then K·L log variances | H×2KL, 2KL |
struct StyledTable: ComponentSource {
  let components: Int
  let latents: Int
  /// w ↦ tanh(w·A + a).
  let hidden: Network
  /// To the means and log variances.
  let table: Dense

  /// Adds the network to the layout.
  init(
    _ name: String, components: Int, latents: Int, styles: Int, units: Int, in layout: inout ParameterLayout
  ) {
    (self.components, self.latents) = (components, latents)
    hidden = Network("\(name).hidden", sizes: [styles, units], hidden: .tanh, last: .tanh, in: &layout)
    table = Dense("\(name).table", inputs: units, outputs: 2 * components * latents, in: &layout)
  }

  func mixtures(points: Int) -> Int { points }

  func workspace<Scalar: NetworkScalar>(points: Int, precision: Precision) -> SourceWorkspace<Scalar> {
    SourceWorkspace(hidden, outputs: table.outputs, rows: points, precision: precision)
  }

  /// Reads w, which is where the inputs of the components' workspace are.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func write<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], into components: inout Components<Scalar>
  ) {
    hidden.forward(components.source.inputs, parameters, in: &components.source.network)
    table.forward(
      components.source.network.output, parameters, into: &components.source.outputs,
      precision: components.source.network.precision)
    let size = self.components * latents
    for n in 0..<components.source.outputs.rows {
      for i in 0..<size {
        components.means[n * size + i] = components.source.outputs.elements[2 * n * size + i]
        components.logVariances[n * size + i] = Double(components.source.outputs.elements[(2 * n + 1) * size + i])
      }
    }
    for n in components.mixtureOfPoint.indices { components.mixtureOfPoint[n] = n }
  }

  /// Leaves ∂w where the gradients of the network's inputs are.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward<Scalar: NetworkScalar>(
    _ components: inout Components<Scalar>, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    let size = self.components * latents
    for n in 0..<components.source.outputs.rows {
      for i in 0..<size {
        components.source.outputGradients.elements[2 * n * size + i] = components.meanGradients[n * size + i]
        components.source.outputGradients.elements[(2 * n + 1) * size + i] =
          components.logVarianceGradients[n * size + i]
      }
    }
    var hiddenGradient = components.source.network.takeGradient(1)
    table.backward(
      &components.source.outputGradients, input: components.source.network.output, output: components.source.outputs,
      parameters, addingTo: &gradients, inputGradient: &hiddenGradient,
      precision: components.source.network.precision)
    swap(&components.source.network.gradients[1], &hiddenGradient)  // one owner, so that it is changed in place
    hidden.backward(components.source.inputs, parameters, in: &components.source.network, addingTo: &gradients)
  }

  /// Nothing: zeros are N(0, I), whatever w; the network is drawn by ``begin(with:_:using:)``.
  func initialize<Scalar: NetworkScalar>(_ parameters: inout ParameterBuffer<Scalar>) {}

  /// That of the style zero, the mean of all.
  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture {
    var components = Components<Scalar>(self, form: .diagonal, points: 1, precision: .single)
    write(parameters, labels: [], into: &components)
    return components.mixture
  }

  /// Makes b the means and variances of a mixture, whose weights are not kept: a component is as likely as any other.
  func set<Scalar: NetworkScalar>(
    _ mixture: GaussianMixture, _ parameters: inout ParameterBuffer<Scalar>
  ) throws(PriorError) {
    try check(mixture)
    var biases = mixture.means.elements.map { Scalar($0) }
    for component in 0..<components {
      let covariance = mixture.covariance(ofComponent: component)
      let variances = (0..<latents).map { covariance[$0, $0] }
      do throws(FactorizationError) {
        biases += try cholesky(.diagonal(variances)).diagonal.map { Scalar(2 * log($0)) }
      } catch {
        throw .singular(component: component, error)
      }
    }
    parameters[table.bias] = biases
  }

  /// Draws the network, its last weights a hundredth of what they would be, and waits for a mixture.
  func begin<Scalar: NetworkScalar>(
    with points: PointSet, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) throws(PriorError) -> Bool {
    hidden.initialize(.kaimingUniform, &parameters, using: &stream)
    table.initialize(.kaimingUniform, &parameters, using: &stream)
    parameters[table.weight] = parameters[table.weight].map { $0 / 100 }
    return false
  }
}
