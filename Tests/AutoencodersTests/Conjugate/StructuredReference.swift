import Autoencoders
import Foundation
import LinearAlgebra
import Testing

/// The case of `Reference/svae.json`.
struct StructuredReference: Decodable {
  struct Belief: Decodable {
    let S: [[[Double]]]
    let m: [[Double]]
    let kappa: [Double]
    let nu: [Double]
  }
  struct Expected: Decodable {
    let precision: [[[Double]]]
    let precision_mean: [[Double]]
    let quadratic: [Double]
    let log_determinant: [Double]
    let log_weights: [Double]
  }
  struct Potential: Decodable {
    let precision: [[Double]]
    let linear: [[Double]]
  }
  struct FixedPoint: Decodable {
    let responsibilities: [[Double]]
    let mean: [[Double]]
    let covariance: [[[Double]]]
  }
  struct Terms: Decodable {
    let reconstruction: [Double]
    let local_kl: [Double]
    let global_kl: Double
  }
  struct Update: Decodable {
    let alpha: [Double]
    let A: [[[Double]]]
    let b: [[Double]]
    let kappa: [Double]
    let nu: [Double]
  }
  struct Numbers: Decodable {
    let linear_b: [Double]
    let precision_raw_b: [Double]
    let out_b: [Double]
  }
  struct Decoder: Decodable {
    let dec_w: [[Double]]
    let dec_b: [Double]
    let out_w: [[Double]]
    let out_b: [Double]
  }
  let points: Double
  let noise_deviation: Double
  let x: [[Double]]
  let noise: [[Double]]
  let parameters: Decoder
  let initial_responsibilities: [[Double]]
  let dirichlet_prior: [Double]
  let dirichlet: [Double]
  let niw_prior: Belief
  let niw: Belief
  let expected: Expected
  let potential: Potential
  let fixed_point: FixedPoint
  let local_kl_after: [String: [Double]]
  let terms: Terms
  let draw: [[Double]]
  let gradients: [String: Numbers]
  let update: Update

  static func read() throws -> StructuredReference {
    let url = try #require(Bundle.module.url(forResource: "svae", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(StructuredReference.self, from: Data(contentsOf: url))
  }

  var belief: BayesianMixture { mixture(dirichlet, niw) }
  var prior: BayesianMixture { mixture(dirichlet_prior, niw_prior) }
  var potentials: GaussianPotentials {
    GaussianPotentials(precisions: Matrix(potential.precision), linears: Matrix(potential.linear))
  }

  private func mixture(_ concentrations: [Double], _ belief: Belief) -> BayesianMixture {
    BayesianMixture(
      concentrations: concentrations,
      components: belief.m.indices.map {
        NormalInverseWishart(
          mean: belief.m[$0], count: belief.kappa[$0], scale: Matrix(belief.S[$0]), degrees: belief.nu[$0])
      })
  }
}
