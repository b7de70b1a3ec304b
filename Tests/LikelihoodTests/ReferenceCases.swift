import Foundation
import LinearAlgebra
import Likelihood
import Testing

/// The cases of `Reference/piecewise_affine_density.json`, which `Scripts/reference/likelihood.py` checks.
struct ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
  let w1: [Double]
  let b1: [Double]
  let w2: [[Double]]
  let b2: [Double]
  let slope: Double
  let weights: [Double]
  let means: [Double]
  let deviations: [Double]
  let noiseDeviation: Double
  let x: [[Double]]
  let logDensity: [Double]

  var testDescription: String { "\(weights.count) components, \(w1.count) units, \(b2.count) outputs" }

  static func all() throws -> [ReferenceCase] {
    struct File: Decodable { let cases: [ReferenceCase] }
    return try read(File.self, "piecewise_affine_density").cases
  }

  func model() throws -> PiecewiseAffineModel {
    try PiecewiseAffineModel(
      prior: LatentMixture(weights: weights, means: means, deviations: deviations),
      decoder: ShallowDecoder(
        inputWeights: w1, biases: b1, outputWeights: Matrix(w2).transposed, shift: b2, leak: slope),
      noise: noiseDeviation)
  }
}

/// Reads a file of `Reference/`.
func read<File: Decodable>(_ type: File.Type, _ name: String) throws -> File {
  let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Reference"))
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return try decoder.decode(type, from: Data(contentsOf: url))
}
