private import Foundation
internal import LinearAlgebra
internal import Networks
internal import Probability
private import Requirements

/// A mixture for each label, whose weights, means and factors are parameters of the model: the prior of iVAE (Khemakhem et
/// al. 2020) where each label has one component.
///
/// | symbol | slice of the parameters | shape |
/// | --- | --- | --- |
/// | those of all components, label by label | as in ``ComponentTable`` | M·K, M·K×L, … |
/// | the logarithm of the share of points with a label, but for a constant; not trained | `prior.log-shares` | M |
///
/// Shares are no part of the bound: they say how the mixtures make up the prior of points whose label is not known.
struct LabelledTable: ComponentSource {
  let components: Int
  let latents: Int
  let labels: LabelUse
  let table: ComponentTable
  let shareSlice: ParameterSlice

  init(
    _ name: String, _ labels: LabelUse, components: Int, latents: Int, isFull: Bool, variances: VarianceForm,
    in layout: inout ParameterLayout
  ) {
    (self.components, self.latents, self.labels) = (components, latents, labels)
    table = ComponentTable(
      name, components: labels.count * components, latents: latents, isFull: isFull, variances: variances, in: &layout)
    shareSlice = layout.add("\(name).log-shares", shape: [labels.count])
  }

  func mixtures(points: Int) -> Int { labels.count }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func write<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], into components: inout Components<Scalar>
  ) {
    table.write(parameters, labels: labels, into: &components)
    self.labels.write(labels, into: &components.mixtureOfPoint)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward<Scalar: NetworkScalar>(
    _ components: inout Components<Scalar>, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    table.backward(&components, labels: labels, parameters, addingTo: &gradients)
    guard self.labels.means == .zero else { return }
    for i in table.meanSlice.range { gradients.values[i] = 0 }  // nothing else has a gradient by these
  }

  func initialize<Scalar: NetworkScalar>(_ parameters: inout ParameterBuffer<Scalar>) {
    table.initialize(&parameters)
  }

  /// That of points whose label is not known: each label's mixture by its share.
  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture {
    let all = table.mixture(parameters)
    let logShares = parameters[shareSlice].map { Double($0) }
    let total = logSumExp(logShares)
    let weights = (0..<labels.count).flatMap { u in
      let own = all.weights[u * components..<(u + 1) * components]
      let sum = own.reduce(0, +)
      return own.map { exp(logShares[u] - total) * $0 / sum }
    }
    return GaussianMixture(weights: weights, means: all.means, covariances: all.covariances)
  }

  /// Takes the components of all labels, label by label: the sum of a label's weights is its share. Means of zero stay.
  func set<Scalar: NetworkScalar>(
    _ mixture: GaussianMixture, _ parameters: inout ParameterBuffer<Scalar>
  ) throws(PriorError) {
    try table.set(mixture, &parameters)
    parameters[shareSlice] = (0..<labels.count).map { u in
      Scalar(log(mixture.weights[u * components..<(u + 1) * components].reduce(0, +)))
    }
    guard labels.means == .zero else { return }
    parameters[table.meanSlice] = [Scalar](repeating: 0, count: table.meanSlice.count)
  }
}

extension LabelUse {
  /// Says that each point has the mixture of its label; nothing where all share one.
  func write(_ labels: [Int], into mixtureOfPoint: inout [Int]) {
    guard !mixtureOfPoint.isEmpty else { return }
    require(
      labels.count == mixtureOfPoint.count,
      "a prior of labels needs one for each of \(mixtureOfPoint.count) points, not \(labels.count)")
    for n in labels.indices {
      require(0..<count ~= labels[n], "there is no label \(labels[n]); there are \(count), from 0 on")
      mixtureOfPoint[n] = labels[n]
    }
  }
}
