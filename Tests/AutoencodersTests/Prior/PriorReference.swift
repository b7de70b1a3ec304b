import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Testing

/// A case of one of the reference files of priors and posteriors, whose numbers go by the names of that file.
struct PriorReference: Decodable {
  /// Numbers of any shape, row by row.
  struct Numbers: Decodable {
    let values: [Double]

    init(from decoder: any Decoder) throws {
      if let value = try? decoder.singleValueContainer().decode(Double.self) {
        values = [value]
      } else {
        var rows = try decoder.unkeyedContainer()
        var all: [Double] = []
        while !rows.isAtEnd { all += try rows.decode(Numbers.self).values }
        values = all
      }
    }
  }

  let kind: String
  let likelihood: String?
  let noise_deviation: Double?
  let x: [[Double]]
  let noise: Numbers
  let style_noise: Numbers?
  let parameters: [String: Numbers]
  let bound: Double
  let gradients: [String: Numbers]

  /// The cases of a file.
  static func read(_ file: String) throws -> [PriorReference] {
    struct File: Decodable { let cases: [PriorReference] }
    let url = try #require(Bundle.module.url(forResource: file, withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }
}

extension [String: PriorReference.Numbers] {
  /// Numbers by their name.
  func numbers(_ name: String) -> [Double] { self[name]?.values ?? [] }

  /// The weights of several layers that read the same, as those of one layer.
  ///
  /// - Parameters:
  ///   - names: Of the layers, such as `mu` for `mu_w` and `mu_b`.
  ///   - inputs: What they read.
  /// - Returns: The rows side by side, then the biases one after the other.
  func joined(_ names: [String], inputs: Int) -> (weight: [Double], bias: [Double]) {
    let weights = names.map { numbers($0 + "_w") }
    let rows = (0..<inputs).flatMap { row in
      weights.flatMap { $0[(row * $0.count / inputs)..<((row + 1) * $0.count / inputs)] }
    }
    return (rows, names.flatMap { numbers($0 + "_b") })
  }
}
