import Foundation
import LinearAlgebra
import Probability
import Testing

/// A mixture as a reference file holds it: weights, means and full covariances, in an array.
struct ReferenceMixture: Decodable {
  let mixture: GaussianMixture

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    let weights = try parts.decode([Double].self)
    let means = try parts.decode([[Double]].self)
    let covariances = try parts.decode([[[Double]]].self)
    mixture = GaussianMixture(
      weights: weights, means: Matrix(means), covariances: .full(covariances.map { Matrix($0) }))
  }
}

/// What `Reference/mixture_l2.json` holds.
struct MixtureReference: Decodable {
  struct Case: Decodable {
    let p: ReferenceMixture
    let q: ReferenceMixture
    let overlapPq: Double
    let overlapPp: Double
    let overlapQq: Double
    let l2Distance: Double
  }

  struct Affine: Decodable {
    let p: ReferenceMixture
    let q: ReferenceMixture
    let exactlyAffine: Bool
    let bestFound: Double
  }

  let cases: [Case]
  let affine: [Affine]

  static func read() throws -> MixtureReference {
    let url = try #require(Bundle.module.url(forResource: "Reference/mixture_l2", withExtension: "json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(MixtureReference.self, from: try Data(contentsOf: url))
  }
}
