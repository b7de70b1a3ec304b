private import Foundation
internal import Alignment
internal import Assumptions
internal import AutoencoderArtifacts
internal import Autoencoders
internal import HierarchyArtifacts
internal import LinearAlgebra
internal import Networks
internal import Probability

/// A model as comparisons see it: a fit, or the truth.
struct ComparedModel {
  /// The prior and decoder, with the codes of fresh points.
  let latent: LatentModel
  /// The codes.
  let codes: Matrix<Double>
  /// σ.
  let deviation: Double
  /// f.
  let decode: (Matrix<Double>) -> Matrix<Double>
  /// P2's test of the prior.
  let test: ConditionalIndependence
  /// The codes in the canonical coordinates of the prior.
  let canonical: Matrix<Double>

  private init(
    prior: GaussianMixture, codes: Matrix<Double>, decoder: Decoder, deviation: Double, points: Double?,
    decode: @escaping (Matrix<Double>) -> Matrix<Double>
  ) throws {
    latent = LatentModel(prior: prior, codes: codes, decoder: decoder, points: points)
    (self.codes, self.deviation, self.decode) = (codes, deviation, decode)
    test = try testConditionalIndependence(of: prior, points: points)
    canonical = try canonicalCoordinates(of: prior, basis: test.diagonalization.matrix)(codes)
  }

  /// A fit, with the codes that it gives to fresh points.
  init(_ fit: FittedAutoencoder, fresh: Matrix<Double>, points: Int) throws {
    let model = Autoencoder<Double>(fit.model)
    guard model.architecture.facets.count == 1, model.architecture.labels == nil, let deviation = model.deviation else {
      throw HierarchyError.fit
    }
    try self.init(
      prior: model.mixture(), codes: model.codes(of: PointSet(fresh))[0], decoder: model.comparableDecoder,
      deviation: deviation, points: Double(points), decode: { model.decode([$0]) })
  }

  /// The truth, whose codes are the latents.
  init(_ sample: TruthSample) throws {
    let decoder = try TruthDecoder(sample.truth)
    try self.init(
      prior: sample.truth.prior, codes: sample.latents, decoder: decoder.comparable, deviation: sample.truth.noise,
      points: nil, decode: { decoder($0) })
  }

  /// log p(x) of points.
  func logLikelihoods(of points: Matrix<Double>, steps: Int) throws -> LatentQuadrature.LogLikelihoods {
    try LatentQuadrature(prior: latent.prior, steps: steps).logLikelihoods(
      of: points, deviation: deviation, decoder: decode)
  }

  /// How another model is related to this one.
  ///
  /// - Parameters:
  ///   - other: With codes of the same points.
  ///   - latents: Draws from this model's prior, at which decoders are compared.
  /// - Returns: The relation; without maps where the priors have none.
  /// - Throws: `AlignmentError`, `MixtureError`.
  func relation(to other: ComparedModel, latents: Matrix<Double>) throws -> TruthComparison.Relation {
    let found = try? triangle(from: latent, to: other.latent, latents: latents)
    let responsibilities = try latent.prior.responsibilities(of: codes)
    return TruthComparison.Relation(
      weak: try weakScore(codes, other.codes).score.outOfSample,
      strong: try strongScore(codes, other.codes).outOfSample,
      canonical: try strongScore(canonical, other.canonical).outOfSample,
      distance: found?.prior.overlap.symmetric, residual: found?.decoderResidual,
      priorCode: found?.discrepancies[.priorCode], priorDecoder: found?.discrepancies[.priorDecoder],
      codeDecoder: found?.discrepancies[.codeDecoder],
      fakedGap: try fakedGap(from: codes, to: other.canonical, responsibilities: responsibilities))
  }

  /// How far the canonical axes of another model are turned from this one's, in degrees: the mean over axes of the angle
  /// between an axis and the one of this model that is matched to it, where this model's columns have variance one.
  func angle(to other: ComparedModel) throws -> Double {
    let map = try affineMap(from: canonical, to: other.canonical).matrix
    var shares = map
    for j in 0..<map.columns {
      let length = map.column(j).reduce(0) { $0 + $1 * $1 }.squareRoot()
      for i in 0..<map.rows { shares[i, j] = length > 0 ? abs(map[i, j]) / length : 0 }
    }
    let matched = try meanCorrelation(canonical, other.canonical).matches.map { shares[$0.first, $0.second] }
    let angles = matched.map { acos(min($0, 1)) * 180 / Double.pi }
    return angles.reduce(0, +) / Double(max(angles.count, 1))
  }

  /// The error of another model's decoder after the map of the priors, over latents where this decoder has full rank and
  /// over those where it has not, each as a share of this decoder's variance over all.
  func regionResiduals(
    of other: ComparedModel, latents: Matrix<Double>, isFlat: [Bool]
  ) throws -> [Double] {
    let points = other.latent.points
    guard let map = try? mixtureMaps(from: latent.prior, to: other.latent.prior, points: points).best.map else {
      return [0, 0]
    }
    let goals = decode(latents)
    let difference = other.decode(map(latents)) - goals
    let spread = goals.centred.elements.reduce(0) { $0 + $1 * $1 } / Double(goals.rows)
    return [false, true].map { flat in
      let rows = isFlat.indices.filter { isFlat[$0] == flat }
      let error = rows.reduce(0) { sum, n in difference.row(n).reduce(sum) { $0 + $1 * $1 } }
      return rows.isEmpty ? 0 : error / Double(rows.count) / spread
    }
  }
}

extension Autoencoder where Scalar == Double {
  /// The decoder as comparisons take it, with slopes where it is piecewise affine.
  var comparableDecoder: Decoder {
    guard let slope = architecture.activation.slope else {
      return Decoder(latents: architecture.facets[0].latents, features: architecture.features) { self.decode([$0]) }
    }
    return Decoder(
      layers: decoder.layers.enumerated().map { number, layer in
        Decoder.Layer(
          weights: parameters.matrix(layer.weight).transposed, biases: parameters[layer.bias],
          slope: number == decoder.layers.count - 1 ? 1 : slope)
      })
  }
}
