import Foundation
import LinearAlgebra
import Testing
import WarpedMixtures

/// The cases of `Reference/warped_mixture.json`.
struct WarpedReference: Decodable, Sendable, CustomTestStringConvertible {
  struct Prior: Decodable, Sendable {
    let r: Double
    let nu: Double
    let S: [[Double]]
    let m: [Double]
  }
  struct Gradients: Decodable, Sendable {
    let latents: [[Double]]
    let log_amplitude: Double
    let log_inverse_square_length: Double
    let log_noise: Double
  }
  struct Conditional: Decodable, Sendable {
    let point: Int
    let occupied: [Int]
    let dirichlet_process: [Double]
    let finite: [Double]
  }
  struct Prediction: Decodable, Sendable {
    let latents: [[Double]]
    let mean: [[Double]]
    let variance: [Double]
  }
  let latents: [[Double]]
  let y: [[Double]]
  let assignments: [Int]
  let components: Int
  let log_amplitude: Double
  let log_inverse_square_length: Double
  let log_noise: Double
  let concentration: Double
  let normal_wishart: Prior
  let gp_log_marginal: Double
  let mixture_log_marginal: Double
  let log_assignments_process: Double
  let log_assignments_finite: Double
  let log_joint_process: Double
  let log_joint_finite: Double
  let gradients: Gradients
  let gp_gradient_of_latents: [[Double]]
  let conditionals: [Conditional]
  let predictive: Prediction

  var testDescription: String { "\(y.count) points in \(components) clusters" }

  static func all() throws -> [WarpedReference] {
    struct File: Decodable { let cases: [WarpedReference] }
    let url = try #require(
      Bundle.module.url(forResource: "warped_mixture", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }

  var kernel: KernelParameters {
    KernelParameters(
      logAmplitude: log_amplitude, logInverseSquareLength: log_inverse_square_length, logNoise: log_noise)
  }

  var shapes: NormalWishart {
    NormalWishart(
      mean: normal_wishart.m, observations: normal_wishart.r, degrees: normal_wishart.nu,
      scale: Matrix(normal_wishart.S))
  }

  var process: ClusterPrior { .process(concentration: concentration) }
  var finite: ClusterPrior { .finite(components: components, concentration: concentration) }

  func clustering(_ prior: ClusterPrior) -> Clustering {
    Clustering(Matrix(latents), assignments: assignments, prior: prior, shapes: shapes)
  }
}
