public import AssumptionArtifacts
private import Assumptions
public import DecoderFiles
private import LinearAlgebra
public import Parameters
private import Probability
private import Randomness
public import Stages

/// Maps the regions of a decoder of two latents, around where its prior draws.
public struct MapRegions: Stage {
  public static let name = "map-regions"
  public static let summary =
    "Maps the regions on which a decoder of two latents is affine, which of them it mirrors or flattens, and what collides."

  let draws: Int
  let margin: Double
  let regions: Int
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    draws = try reader.integer(
      "draws", "How many latents of the prior are drawn; without a prior, of the standard normal law.", in: 2...100_000,
      default: 500)
    margin = try reader.number(
      "margin", "By how much of their extent the window reaches beyond the draws, on every side.", in: 0...100,
      default: 0.25)
    regions = try reader.integer(
      "regions", "The most regions that the window may have.", in: 1...100_000, default: 5_000)
    seed = UInt64(try reader.integer("seed", "The seed of the stage's stream.", in: 0...Int.max, default: 0))
  }

  public func run(_ input: Pair<Decoder, DecoderFindings>, in context: StageContext) throws -> RegionMap {
    let (decoder, findings) = (input.first, input.second)
    guard decoder.decoder.latents == 2 else {
      throw ArtifactError(
        "a map is of two latents, and the decoder has \(decoder.decoder.latents); look at what lint-decoder found")
    }
    var stream = RandomStream(seed: seed).child(Self.name)
    let sample = try latents(of: decoder.prior, using: &stream)
    let window = LatentWindow(x: range(sample.map { $0[0] }), y: range(sample.map { $0[1] }))
    guard let found = try DecoderPieces(of: decoder.decoder, in: window, maximumCount: regions) else {
      throw ArtifactError(
        "the decoder is not piecewise affine, or has more than \(regions) regions between the draws of its prior")
    }
    return RegionMap(
      x: [window.x.lowerBound, window.x.upperBound], y: [window.y.lowerBound, window.y.upperBound],
      pieces: pieces(found.pieces),
      draws: sample.map { RegionMap.Draw(z: $0, others: found.othersWithTheValue(of: $0)) },
      collisions: findings.findings.compactMap(\.certificate).compactMap { certificate in
        guard certificate.kind == .collision || certificate.kind == .overlap else { return nil }
        return certificate.z.flatMap { z in certificate.other.map { [z, $0] } }
      })
  }

  private func latents(of prior: GaussianMixture?, using stream: inout RandomStream) throws -> [[Double]] {
    guard let prior else { return (0..<draws).map { _ in stream.normals(2) } }
    let sample = try prior.sample(draws, using: &stream).points
    return (0..<draws).map(sample.row)
  }

  private func range(_ values: [Double]) -> ClosedRange<Double> {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let room = max(margin * (high - low), 1e-3 * max(abs(low), abs(high), 1e-3))
    return low - room...high + room
  }

  /// The side that most of the window lies on is called kept: which one it is, is the decoder's choice.
  private func pieces(_ pieces: [DecoderPiece]) -> [RegionMap.Piece] {
    let balance = pieces.reduce(0) { $0 + Double($1.orientation) * area($1.corners) }
    let usual = balance < 0 ? -1 : 1
    return pieces.map {
      RegionMap.Piece(
        corners: $0.corners, kind: $0.rank < 2 ? .flat : $0.orientation == -usual ? .mirrored : .kept)
    }
  }

  private func area(_ corners: [[Double]]) -> Double {
    zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] } / 2
  }
}
