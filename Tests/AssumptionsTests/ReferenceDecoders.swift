import Assumptions
import Foundation
import LinearAlgebra
import Testing

/// The cases of `Reference/decoder_assumptions.json`, decided there by other means.
struct ReferenceDecoder: Decodable, Sendable, CustomTestStringConvertible {
  struct Layer: Decodable, Sendable {
    let weights: [[Double]]
    let biases: [Double]
    let slope: Double
  }
  struct Layerwise: Decodable, Sendable {
    let injective: Bool
    let injectiveOnOrthant: Bool?
  }

  let name: String
  let layers: [Layer]
  let regions: Int
  let ranks: [Int]
  let fullRankRegions: Int
  let f1, f2, f3, f4: Bool
  let layerwise: [Layerwise]?

  enum CodingKeys: String, CodingKey {
    case name, layers, regions, ranks, layerwise
    case fullRankRegions = "full_rank_regions"
    case f1 = "F1"
    case f2 = "F2"
    case f3 = "F3"
    case f4 = "F4"
  }

  var testDescription: String { name }

  var decoder: LayeredDecoder {
    get throws {
      try LayeredDecoder(
        layers: layers.map {
          LayeredDecoder.Layer(
            weights: Matrix($0.weights), biases: $0.biases, activation: .piecewiseLinear(slope: $0.slope))
        })
    }
  }

  /// What the file says of an assumption.
  subscript(assumption: DecoderAssumption) -> Bool {
    switch assumption {
    case .f1: f1
    case .f2: f2
    case .f3: f3
    case .f4: f4
    }
  }

  static func all() throws -> [ReferenceDecoder] { try ReferenceFile.read().cases }
}

/// The whole file.
struct ReferenceFile: Decodable, Sendable {
  struct Unsuitable: Decodable, Sendable { let activation: String }
  let cases: [ReferenceDecoder]
  let notPiecewiseAffine: [Unsuitable]
  let injectivityChance: [String: Double]

  enum CodingKeys: String, CodingKey {
    case cases
    case notPiecewiseAffine = "not_piecewise_affine"
    case injectivityChance = "injectivity_chance_relu_layer_on_the_plane"
  }

  static func read() throws -> ReferenceFile {
    let url = try #require(
      Bundle.module.url(forResource: "decoder_assumptions", withExtension: "json", subdirectory: "Reference"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .useDefaultKeys
    return try decoder.decode(ReferenceFile.self, from: Data(contentsOf: url))
  }
}
extension ReferenceDecoder.Layerwise {
  enum CodingKeys: String, CodingKey {
    case injective
    case injectiveOnOrthant = "injective_on_orthant"
  }
}
