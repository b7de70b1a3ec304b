import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Testing

/// A case of `Reference/ivae_bound.json`: the bound of iVAE, its terms and gradients, as PyTorch has them.
struct LabelledReference: Decodable {
  struct Parameters: Decodable {
    let enc_w, mu_w, lv_w, dec_w, out_w: [[Double]]
    let enc_b, mu_b, lv_b, dec_b, out_b: [Double]
    let prior_means, prior_log_variances, prior_hidden_w, prior_lv_w: [[Double]]?
    let prior_hidden_b, prior_lv_b: [Double]?

    /// The same numbers in the order of a model's parameters: the heads for m and log s² are one layer of ours.
    var values: [String: [Double]] {
      var values = [
        "encoder.0.weight": enc_w.flatMap { $0 }, "encoder.0.bias": enc_b,
        "facet.0.head.weight": zip(mu_w, lv_w).flatMap { $0 + $1 }, "facet.0.head.bias": mu_b + lv_b,
        "decoder.0.weight": dec_w.flatMap { $0 }, "decoder.0.bias": dec_b,
        "decoder.1.weight": out_w.flatMap { $0 }, "decoder.1.bias": out_b,
      ]
      values["facet.0.prior.means"] = prior_means?.flatMap { $0 }
      values["facet.0.prior.log-variances"] = prior_log_variances?.flatMap { $0 }
      values["facet.0.prior.hidden.weight"] = prior_hidden_w?.flatMap { $0 }
      values["facet.0.prior.hidden.bias"] = prior_hidden_b
      values["facet.0.prior.log-variances.weight"] = prior_lv_w?.flatMap { $0 }
      values["facet.0.prior.log-variances.bias"] = prior_lv_b
      return values
    }
  }

  struct Terms: Decodable {
    let reconstruction, kl_closed_form, log_prior_at_draw, log_posterior_at_draw: [Double]
  }

  let kind: String
  let slope, noise_deviation, bound: Double
  let labels: [Int]
  let segments: Int
  let x, noise: [[Double]]
  let parameters, gradients: Parameters
  let terms: Terms

  private struct File: Decodable { let cases: [LabelledReference] }

  init(_ kind: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "ivae_bound", withExtension: "json", subdirectory: "Reference"))
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    self = try #require(file.cases.first { $0.kind == kind })
  }

  /// The model, with the reference's parameters.
  var model: Autoencoder<Double> {
    var parts = Architecture(
      features: x[0].count, latents: noise[0].count, hidden: [parameters.enc_b.count],
      activation: .leakyRelu(slope: slope), components: 1,
      likelihood: .gaussian(deviation: noise_deviation, isLearned: false))
    let units = parameters.prior_hidden_b?.count
    parts.labels = LabelUse(
      count: segments, means: units == nil ? .free : .zero, isSeenByEncoder: kind != "points-only", hidden: units)
    var model = Autoencoder<Double>(parts)
    for (name, values) in parameters.values {
      if let slice = model.parameters.layout[name] { model.parameters[slice] = values }
    }
    return model
  }

  /// The bound that is in closed form but for the table of a network, whose reference is at the draw.
  var objective: Objective { kind == "network" ? .marginal : .optimal }

  /// A workspace with the reference's points, noise and labels, from one row to another.
  func workspace(_ rows: Range<Int>) -> Workspace<Double> {
    var workspace = Workspace(model, points: rows.count)
    workspace.points = Matrix(Array(x[rows]))
    workspace[noiseOf: 0] = Matrix(Array(noise[rows]))
    workspace.labels = Array(labels[rows])
    return workspace
  }
}
