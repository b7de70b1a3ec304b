import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Testing

/// The case of `Reference/mfcvae.json`, which `Scripts/reference/mfcvae.py` checks: two facets, gated and weighted.
struct FacetsReference: Decodable {
  /// The parameters, or gradients of them.
  struct Parameters: Decodable {
    let enc0_w, enc1_w, mu0_w, lv0_w, mu1_w, lv1_w, dec1a_w, dec1b_w, dec0a_w, dec0b_w, out_w: [[Double]]
    let enc0_b, enc1_b, mu0_b, lv0_b, mu1_b, lv1_b, dec1a_b, dec1b_b, dec0a_b, dec0b_b, out_b: [Double]
    let means0, raw_variances0, means1, raw_variances1: [[Double]]
    let logits0, logits1: [Double]

    /// The same numbers in the order of a model's parameters: the heads for m and log s² are one layer of ours.
    var values: [String: [Double]] {
      func flat(_ a: [[Double]]) -> [Double] { a.flatMap { $0 } }
      return [
        "encoder.0.weight": flat(enc0_w), "encoder.0.bias": enc0_b,
        "encoder.1.weight": flat(enc1_w), "encoder.1.bias": enc1_b,
        "facet.0.head.weight": zip(mu0_w, lv0_w).flatMap { $0 + $1 }, "facet.0.head.bias": mu0_b + lv0_b,
        "facet.1.head.weight": zip(mu1_w, lv1_w).flatMap { $0 + $1 }, "facet.1.head.bias": mu1_b + lv1_b,
        "facet.0.skip.weight": flat(dec0a_w), "facet.0.skip.bias": dec0a_b,
        "decoder.0.weight": flat(dec1a_w), "decoder.0.bias": dec1a_b,
        "decoder.1.weight": flat(dec1b_w), "decoder.1.bias": dec1b_b,
        "decoder.2.weight": flat(dec0b_w), "decoder.2.bias": dec0b_b,
        "decoder.3.weight": flat(out_w), "decoder.3.bias": out_b,
        "facet.0.prior.logits": logits0, "facet.0.prior.means": flat(means0),
        "facet.0.prior.raw-variances": flat(raw_variances0),
        "facet.1.prior.logits": logits1, "facet.1.prior.means": flat(means1),
        "facet.1.prior.raw-variances": flat(raw_variances1),
      ]
    }
  }

  /// The terms of each point, of each facet where there are facets.
  struct Terms: Decodable {
    let reconstruction: [Double]
    let kl_z, kl_c: [[Double]]
  }

  let alpha: Double
  let gamma: [Double]
  let x: [[Double]]
  let noise: [[[Double]]]
  let parameters, gradients: Parameters
  let terms: Terms
  let elbo: Double

  init() throws {
    let url = try #require(Bundle.module.url(forResource: "mfcvae", withExtension: "json", subdirectory: "Reference"))
    self = try JSONDecoder().decode(FacetsReference.self, from: Data(contentsOf: url))
  }

  /// The model, with the reference's parameters.
  var model: Autoencoder<Double> {
    var model = Autoencoder<Double>(
      Architecture(
        features: 5, encoder: [4, 6], decoder: [5, 3, 4],
        facets: [
          Architecture.Facet(latents: 2, components: 3, rung: 1),
          Architecture.Facet(latents: 2, components: 2, rung: 2),
        ], activation: .relu))
    let values = parameters.values
    for slice in model.parameters.layout.slices { model.parameters[slice] = values[slice.name] ?? [] }
    return model
  }

  /// A workspace with the reference's points and noise, from one row to another.
  func workspace(_ rows: Range<Int>) -> Workspace<Double> {
    var workspace = Workspace(model, points: rows.count)
    workspace.points = Matrix(Array(x[rows]))
    for j in 0..<2 { workspace[noiseOf: j] = Matrix(Array(noise[j][rows])) }
    workspace.gates = [alpha, 1]
    return workspace
  }

  /// By how much log q(z|x) at the draw of a point is more than its expectation: ½·Σᵢ (1 − εᵢ²).
  func excess(_ n: Int, facet j: Int) -> Double { noise[j][n].reduce(0) { $0 + 0.5 * (1 - $1 * $1) } }
}
