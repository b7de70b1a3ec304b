internal import LinearAlgebra
internal import Networks
private import Requirements

/// A mixture whose weights, means and factors are parameters of the model.
///
/// | symbol | slice of the parameters | shape |
/// | --- | --- | --- |
/// | log π, but for a constant | `prior.logits` | K |
/// | μ | `prior.means` | K×L |
/// | what gives T²ᵢᵢ, as ``VarianceForm`` says | `prior.log-variances`, or `prior.raw-variances` | K×L |
/// | Tᵢⱼ, j < i, by rows | `prior.triangles`, where covariances are full | K×L(L − 1)/2 |
///
/// The first part of the names is that of the prior, such as `facet.0.prior`.
struct ComponentTable: ComponentSource {
  let components: Int
  let latents: Int
  let variances: VarianceForm
  let logitSlice: ParameterSlice
  let meanSlice: ParameterSlice
  let varianceSlice: ParameterSlice
  /// Nil where covariances are diagonal.
  let triangleSlice: ParameterSlice?

  init(
    _ name: String, components: Int, latents: Int, isFull: Bool, variances: VarianceForm,
    in layout: inout ParameterLayout
  ) {
    (self.components, self.latents, self.variances) = (components, latents, variances)
    logitSlice = layout.add("\(name).logits", shape: [components])
    meanSlice = layout.add("\(name).means", shape: [components, latents])
    varianceSlice = layout.add(
      name + (variances == .exponential ? ".log-variances" : ".raw-variances"), shape: [components, latents])
    triangleSlice = isFull ? layout.add("\(name).triangles", shape: [components, strictTriangle(latents, 0)]) : nil
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func write<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], into components: inout Components<Scalar>
  ) {
    let values = parameters.values
    for k in 0..<logitSlice.count { components.logits[k] = Double(values[logitSlice.offset + k]) }
    for i in 0..<components.means.count {
      components.means[i] = values[meanSlice.offset + i]
      components.logVariances[i] = variances.logVariance(Double(values[varianceSlice.offset + i]))
    }
    guard let triangleSlice else { return }
    for i in 0..<components.triangles.count { components.triangles[i] = values[triangleSlice.offset + i] }
  }

  /// ∂t = ∂log T²ᵢᵢ·(log T²ᵢᵢ)′(t); the others are as they come.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward<Scalar: NetworkScalar>(
    _ components: inout Components<Scalar>, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for k in components.logitGradients.indices {
      gradients.values[logitSlice.offset + k] += components.logitGradients[k]
    }
    for i in components.meanGradients.indices {
      gradients.values[meanSlice.offset + i] += components.meanGradients[i]
      let slope = Scalar(variances.slope(Double(parameters.values[varianceSlice.offset + i])))
      gradients.values[varianceSlice.offset + i] += components.logVarianceGradients[i] * slope
    }
    guard let triangleSlice else { return }
    for i in components.triangleGradients.indices {
      gradients.values[triangleSlice.offset + i] += components.triangleGradients[i]
    }
  }

  func initialize<Scalar: NetworkScalar>(_ parameters: inout ParameterBuffer<Scalar>) {
    let first = Scalar(variances.parameter(logVariance: 0))
    parameters[varianceSlice] = [Scalar](repeating: first, count: varianceSlice.count)
  }
}
