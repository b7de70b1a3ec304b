import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Testing

/// A case of `Reference/vade_gaussian.json` or `vade_bernoulli.json`, which `Scripts/reference/vade.py` checks.
struct Reference: Decodable {
  /// The parameters of a VaDE of one hidden layer, or gradients of them.
  struct Parameters: Decodable {
    let enc_w, mu_w, lv_w, dec_w, out_w, prior_means, prior_log_variances: [[Double]]
    let enc_b, mu_b, lv_b, dec_b, out_b, prior_logits: [Double]

    /// The same numbers in the order of a model's parameters: the heads for m and log s² are one layer of ours.
    var values: [String: [Double]] {
      [
        "encoder.0.weight": enc_w.flatMap { $0 }, "encoder.0.bias": enc_b,
        "facet.0.head.weight": zip(mu_w, lv_w).flatMap { $0 + $1 }, "facet.0.head.bias": mu_b + lv_b,
        "decoder.0.weight": dec_w.flatMap { $0 }, "decoder.0.bias": dec_b,
        "decoder.1.weight": out_w.flatMap { $0 }, "decoder.1.bias": out_b,
        "facet.0.prior.logits": prior_logits, "facet.0.prior.means": prior_means.flatMap { $0 },
        "facet.0.prior.log-variances": prior_log_variances.flatMap { $0 },
      ]
    }
  }

  /// The terms of each point.
  struct Terms: Decodable {
    let reconstruction, expected_log_prior_z, expected_log_prior_c, entropy_z, entropy_c: [Double]
  }

  let likelihood: String
  let noise_deviation: Double
  let x, noise, responsibilities: [[Double]]
  let parameters, gradients: Parameters
  let terms: Terms
  let elbo: Double

  init(_ likelihood: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "vade_" + likelihood, withExtension: "json", subdirectory: "Reference"))
    self = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }

  /// The model, with the reference's parameters.
  var model: Autoencoder<Double> {
    var model = Autoencoder<Double>(
      Architecture(
        features: x[0].count, latents: noise[0].count, hidden: [parameters.enc_b.count], activation: .relu,
        components: parameters.prior_logits.count,
        likelihood: likelihood == "gaussian" ? .gaussian(deviation: noise_deviation, isLearned: false) : .bernoulli))
    let values = parameters.values
    for slice in model.parameters.layout.slices { model.parameters[slice] = values[slice.name] ?? [] }
    return model
  }

  /// A workspace with the reference's points and noise, from one row to another.
  func workspace(_ rows: Range<Int>) -> Workspace<Double> {
    var workspace = Workspace(model, points: rows.count)
    workspace.points = Matrix(Array(x[rows]))
    workspace[noiseOf: 0] = Matrix(Array(noise[rows]))
    return workspace
  }
}
