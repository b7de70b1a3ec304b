import Foundation
import LinearAlgebra
import Probability
import Testing

/// The cases of `Reference/em.json`, which `Scripts/reference/em.py` checks against scikit-learn.
struct ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
  let family: String
  var data: [[Double]]?
  let initialMeans: [[Double]]
  let initialWeights: [Double]
  let iterations: Int
  let regularization: Double
  let weights: [Double]
  let means: [[Double]]
  let covariances: Nested
  let meanLogLikelihood: Double
  let bic: Double
  let aic: Double
  let responsibilitiesFirstRows: [[Double]]

  var testDescription: String { "\(family), \(data?.first?.count ?? 0) features, \(iterations) iterations" }

  /// Numbers in lists of any depth, in order.
  struct Nested: Decodable, Sendable {
    let numbers: [Double]

    init(from decoder: any Decoder) throws {
      if let number = try? decoder.singleValueContainer().decode(Double.self) {
        numbers = [number]
      } else {
        numbers = try decoder.singleValueContainer().decode([Nested].self).flatMap(\.numbers)
      }
    }
  }

  /// All cases; the data of a group stand in its first.
  static func all() throws -> [ReferenceCase] {
    struct File: Decodable { let cases: [ReferenceCase] }
    let url = try #require(Bundle.module.url(forResource: "em", withExtension: "json", subdirectory: "Reference"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    var cases = try decoder.decode(File.self, from: Data(contentsOf: url)).cases
    for i in cases.indices where cases[i].data == nil { cases[i].data = cases[i - 1].data }
    return cases
  }

  var points: Matrix<Double> { Matrix(data ?? []) }

  /// The start: given weights and means, unit covariances.
  var start: GaussianMixture {
    let (k, d) = (initialMeans.count, initialMeans[0].count)
    let covariances: Covariances =
      switch family {
      case "full": .full([Matrix<Double>](repeating: .identity(d), count: k))
      case "tied": .tied(.identity(d))
      case "diag": .diagonal(Matrix(rows: k, columns: d, repeating: 1))
      default: .spherical([Double](repeating: 1, count: k))
      }
    return GaussianMixture(weights: initialWeights, means: Matrix(initialMeans), covariances: covariances)
  }
}
