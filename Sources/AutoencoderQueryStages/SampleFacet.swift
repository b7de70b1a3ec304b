public import AutoencoderArtifacts
private import Autoencoders
public import Interchange
private import LinearAlgebra
private import Networks
public import Parameters
private import Probability
private import Randomness
public import Stages

/// Samples images from each component of one facet's prior.
public struct SampleFacet: Stage {
  public static let name = "sample-facet"
  public static let summary = "Samples images from each component of a facet, the other facets being the same for all."

  let facet: Int
  let count: Int
  let components: Int
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    facet = try reader.facet()
    count = try reader.integer("count", "How many images are drawn of each component.", in: 1...1000, default: 10)
    components = try reader.integer(
      "components", "How many components are drawn from, the heaviest first.", in: 1...10_000, default: 25)
    seed = try reader.seed(default: 0)
  }

  /// Image i of each component has the same codes in the other facets, drawn from their priors; its label is the number of
  /// its component.
  public func run(_ fit: FittedAutoencoder, in context: StageContext) throws -> Images {
    try fit.check(facet: facet)
    let size = try fit.imageSize
    let stream = RandomStream(seed: seed).child(Self.name)
    let priors = fit.configuration.architecture.facets.indices.map { fit.model.mixture(ofFacet: $0) }
    let weights = priors[facet].weights
    let order = weights.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }.prefix(components)
    let codes = try priors.enumerated().map { j, prior in
      var draws = stream.child("facet").child(j)
      if j != facet {
        let others = try prior.sample(count, using: &draws).points
        return Matrix(
          rows: order.count * count, columns: prior.features, elements: order.flatMap { _ in others.elements })
      }
      let own = try order.flatMap { try component($0, of: prior).sample(count, using: &draws).points.elements }
      return Matrix(rows: order.count * count, columns: prior.features, elements: own)
    }
    return Images(
      fit.model.decode(codes), height: size[0], width: size[1],
      labels: order.flatMap { [Int](repeating: $0, count: count) })
  }

  private func component(_ k: Int, of prior: GaussianMixture) -> GaussianMixture {
    GaussianMixture(
      weights: [1], means: prior.means.rows(k..<k + 1), covariances: .full([prior.covariance(ofComponent: k)]))
  }
}
