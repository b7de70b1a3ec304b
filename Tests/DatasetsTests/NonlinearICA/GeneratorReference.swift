import Foundation
import LinearAlgebra
import Testing

/// The cases of `Reference/generators.json`: the deterministic parts of the generators, given their random numbers.
struct GeneratorCase: Decodable, Sendable, CustomTestStringConvertible {
  let generator: String
  let layers: Int
  let slope: Double
  let normals: [[Double]]
  let means: [[Double]]
  let deviations: [[Double]]?
  let variances: [[Double]]?
  let gaussianMatrices: [[[Double]]]?
  let orthogonal: [[[Double]]]?
  let baseRotated: [[Double]]?
  let baseCorrelation: [[Double]]?
  let covariances: [[[Double]]]?
  let uniformMatrix: [[Double]]?
  let mixing: [[Double]]?
  let labels: [Int]
  let sources: [[Double]]
  let observations: [[Double]]

  var testDescription: String { "\(generator), \(layers) layers, \(means.count) segments" }

  static func all(_ generator: String) throws -> [GeneratorCase] {
    struct File: Decodable { let cases: [GeneratorCase] }
    let url = try #require(
      Bundle.module.url(forResource: "generators", withExtension: "json", subdirectory: "Reference"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let cases = try decoder.decode(File.self, from: Data(contentsOf: url)).cases.filter { $0.generator == generator }
    #expect(!cases.isEmpty)
    return cases
  }
}
