import Autoencoders
import LinearAlgebra
import Networks
import Probability

/// A normal for each label, whose mean and variances are parameters: the prior of iVAE (Khemakhem et al. 2020), as the next
/// prior of the house would be written.
struct LabelledTable: ComponentSource {
  let latents: Int
  let labels: Int
  let means: ParameterSlice
  let logVariances: ParameterSlice
  var components: Int { 1 }

  init(_ name: String, labels: Int, latents: Int, in layout: inout ParameterLayout) {
    (self.labels, self.latents) = (labels, latents)
    means = layout.add("\(name).means", shape: [labels, latents])
    logVariances = layout.add("\(name).log-variances", shape: [labels, latents])
  }

  func mixtures(points: Int) -> Int { labels }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func write<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], into components: inout Components<Scalar>
  ) {
    for i in 0..<means.count {
      components.means[i] = parameters.values[means.offset + i]
      components.logVariances[i] = Double(parameters.values[logVariances.offset + i])
    }
    for n in labels.indices { components.mixtureOfPoint[n] = labels[n] }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward<Scalar: NetworkScalar>(
    _ components: inout Components<Scalar>, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for i in 0..<means.count {
      gradients.values[means.offset + i] += components.meanGradients[i]
      gradients.values[logVariances.offset + i] += components.logVarianceGradients[i]
    }
  }

  func initialize<Scalar: NetworkScalar>(_ parameters: inout ParameterBuffer<Scalar>) {}

  /// That of the labels, each as often as the others.
  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture {
    GaussianMixture(
      weights: [Double](repeating: 1 / Double(labels), count: labels),
      means: Matrix(rows: labels, columns: latents, elements: parameters[means].map { Double($0) }),
      covariances: .diagonal(Matrix(rows: labels, columns: latents, repeating: 1)))
  }
}
