public import LinearAlgebra
public import Probability

/// A fitted model, as far as the triangle asks for it: all in one set of latent coordinates.
public struct LatentModel: Sendable {
  /// P(z), K components over m latents.
  public let prior: GaussianMixture
  /// The posterior means of N points, N×m; nil where there are none.
  public let codes: Matrix<Double>?
  /// f; nil where there is none.
  public let decoder: Decoder?
  /// The number of points that the model was fitted to; nil for an exact one.
  public let points: Double?

  /// Creates it.
  public init(prior: GaussianMixture, codes: Matrix<Double>? = nil, decoder: Decoder? = nil, points: Double? = nil) {
    (self.prior, self.codes, self.decoder, self.points) = (prior, codes, decoder, points)
  }
}

/// Three maps from the latents of one fitted model to another's, of which identifiability says that they are one: the
/// map of the priors, of the codes, and of the decoders.
public struct Triangle: Equatable, Sendable {
  /// Two of the three maps.
  public enum Edge: String, CaseIterable, Sendable {
    /// The map of the priors and that of the codes.
    case priorCode = "prior-code"
    /// The map of the priors and that of the decoders.
    case priorDecoder = "prior-decoder"
    /// The map of the codes and that of the decoders.
    case codeDecoder = "code-decoder"
  }

  /// The maps of the priors.
  public let priors: MixtureMaps
  /// That of the maps of the priors that are equally good which is nearest the others.
  public let prior: MixtureMap
  /// The least-squares map of the codes; nil without codes.
  public let codes: AffineMap?
  /// The map of the decoders, the best of ``decoderEnds``; nil without decoders.
  public let decoder: DecoderMap?
  /// Where the searches from the map of the priors and from that of the codes ended: more than one where there are local
  /// minima.
  public let decoderEnds: [DecoderMap]
  /// δ of each edge whose maps there are.
  public let discrepancies: [Edge: Double]
  /// What is left of the decoders after the map of the priors, which was never fitted to them; nil without decoders.
  public let decoderResidual: Double?
}

/// Returns the three maps between two models and how far they differ.
///
/// - Parameters:
///   - source: Model r.
///   - target: Model s, whose codes are of the same points.
///   - latents: Latents of the source at which decoders are compared, N×m: draws from its prior as a rule, its codes to
///     compare the decoders where the data lie.
/// - Returns: The triangle.
/// - Throws: ``ComponentError``, ``AlignmentError``, or ``TriangleError``.
public func triangle(
  from source: LatentModel, to target: LatentModel, latents: Matrix<Double>
) throws -> Triangle {
  try checkTriangle(source, target, latents)
  let points = [source.points, target.points].compactMap { $0 }.min()
  let priors = try mixtureMaps(from: source.prior, to: target.prior, points: points)
  var codes: AffineMap?
  if let x = source.codes, let y = target.codes { codes = try affineMap(from: x, to: y) }
  var ends: [DecoderMap] = []
  if let f = source.decoder, let g = target.decoder {
    let starts = priors.near.map(\.map) + (codes.map { [$0] } ?? [])
    ends = decoderMaps(from: starts, at: latents, target: g, source: f)
  }
  let decoder = ends.min { $0.residual < $1.residual }
  let discrepancy = try MapDiscrepancy(source: source.prior, target: target.prior)
  let others = [codes, decoder?.map].compactMap { $0 }
  func distance(_ map: MixtureMap) -> Double { others.reduce(0) { $0 + discrepancy(map.map, $1) } }
  let prior = priors.near.min { distance($0) < distance($1) } ?? priors.best
  var residual: Double?
  if let f = source.decoder, let g = target.decoder {
    residual = decoderResidual(of: prior.map, at: latents, target: g, source: f)
  }
  return Triangle(
    priors: priors, prior: prior, codes: codes, decoder: decoder, decoderEnds: ends,
    discrepancies: discrepancy.edges(prior: prior.map, codes: codes, decoder: decoder?.map), decoderResidual: residual)
}

extension MapDiscrepancy {
  /// δ between each two maps that there are.
  fileprivate func edges(prior: AffineMap, codes: AffineMap?, decoder: AffineMap?) -> [Triangle.Edge: Double] {
    var edges: [Triangle.Edge: Double] = [:]
    if let codes { edges[.priorCode] = self(prior, codes) }
    if let decoder { edges[.priorDecoder] = self(prior, decoder) }
    if let codes, let decoder { edges[.codeDecoder] = self(codes, decoder) }
    return edges
  }
}

/// Why two models have no triangle.
public enum TriangleError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A part of a model is over another number of latents than its prior.
  case latents(AlignmentError.Side, part: String, Int, prior: Int)
  /// The decoders put out different numbers of features.
  case features(Int, Int)
  /// There are too few latents to compare decoders at.
  case tooFewLatents(Int, needed: Int)
  /// Too many refits failed for a null distribution.
  case refits(failed: Int, of: Int)

  public var description: String {
    switch self {
    case .latents(let side, let part, let latents, let prior):
      "the \(part) of the \(side.rawValue) model is over \(latents) latents and its prior over \(prior)"
    case .features(let first, let second):
      "the decoders put out \(first) and \(second) features; only decoders of the same features can be compared"
    case .tooFewLatents(let count, let needed):
      "\(count) latents are too few to compare decoders at; it takes \(needed) at least"
    case .refits(let failed, let draws):
      "\(failed) of \(draws) refits of resampled points failed, so there is no null distribution; take fewer components"
    }
  }
}

private func checkTriangle(_ source: LatentModel, _ target: LatentModel, _ latents: Matrix<Double>) throws {
  for (side, model) in [(AlignmentError.Side.first, source), (.second, target)] {
    let m = model.prior.features
    if let codes = model.codes, codes.columns != m {
      throw TriangleError.latents(side, part: "code", codes.columns, prior: m)
    }
    if let decoder = model.decoder, decoder.latents != m {
      throw TriangleError.latents(side, part: "decoder", decoder.latents, prior: m)
    }
  }
  guard let f = source.decoder, let g = target.decoder else { return }
  guard f.features == g.features else { throw TriangleError.features(f.features, g.features) }
  guard latents.columns == source.prior.features else {
    throw TriangleError.latents(.first, part: "sample of latents", latents.columns, prior: source.prior.features)
  }
  guard latents.rows > latents.columns else {
    throw TriangleError.tooFewLatents(latents.rows, needed: latents.columns + 1)
  }
}
