import Foundation
import LinearAlgebra
import Probability
import Testing

private struct CaseFile<Case: Decodable>: Decodable { let cases: [Case] }

/// Cases that another implementation computed, from a file of `Reference/`.
func referenceCases<Case: Decodable>(_ file: String, of type: Case.Type) throws -> [Case] {
  let url = try #require(Bundle.module.url(forResource: "Reference/\(file)", withExtension: "json"))
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return try decoder.decode(CaseFile<Case>.self, from: try Data(contentsOf: url)).cases
}

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
