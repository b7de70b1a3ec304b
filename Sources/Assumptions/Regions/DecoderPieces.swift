public import LinearAlgebra
private import Requirements

/// A window of the plane, for decoders of two latents.
public struct LatentWindow: Equatable, Sendable {
  public let x: ClosedRange<Double>
  public let y: ClosedRange<Double>

  /// Creates a window; it has some extent both ways.
  public init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    require(x.lowerBound < x.upperBound && y.lowerBound < y.upperBound, "a window of \(x) by \(y) shows nothing")
    self.x = x
    self.y = y
  }
}

/// A part of a window on which a decoder of two latents is one affine map.
public struct DecoderPiece: Equatable, Sendable {
  /// Its corners, one after the other around it, two numbers each.
  public let corners: [[Double]]
  /// The rank of the map's slopes: 2 but where it draws the piece together into a line or a point.
  public let rank: Int
  /// For as many outputs as latents, 1 where the map keeps the turn of the plane and −1 where it mirrors it: between two
  /// such pieces that touch, the plane is folded. Zero for other outputs, and for rank below 2.
  public let orientation: Int
}

/// The pieces of a window, with what is needed to find the latents of a value.
public struct DecoderPieces: Sendable {
  /// The pieces.
  public let pieces: [DecoderPiece]
  private let atlas: RegionAtlas

  /// Divides a window of the latents of a decoder into its pieces; nil where the decoder is not piecewise affine, or has too
  /// many pieces there.
  ///
  /// - Parameters:
  ///   - decoder: A decoder of two latents.
  ///   - window: The part of the plane.
  ///   - maximumCount: How many pieces there may be.
  /// - Throws: `FactorizationError` where LAPACK does not converge.
  public init?(
    of decoder: LayeredDecoder, in window: LatentWindow, maximumCount: Int
  ) throws(FactorizationError) {
    require(decoder.latents == 2, "a window is of two latents, not \(decoder.latents)")
    guard let layers = BalancedLayers(decoder) else { return nil }
    let box = Region.box(
      [(window.x.lowerBound, window.x.upperBound), (window.y.lowerBound, window.y.upperBound)].enumerated().map {
        ($1.0 / layers.scales[$0], $1.1 / layers.scales[$0])
      })
    guard let atlas = try RegionAtlas(layers, domain: box, maximumCount: maximumCount) else { return nil }
    self.atlas = atlas
    pieces = atlas.regions.indices.map { k in
      DecoderPiece(
        corners: corners(of: atlas.regions[k], in: box).map(layers.original), rank: atlas.images[k].rank,
        orientation: atlas.orientation(of: k))
    }
  }

  /// How many other latents of the window have the value of a latent; nil where they are infinitely many.
  public func othersWithTheValue(of z: [Double]) -> Int? {
    let place = zip(z, atlas.layers.scales).map { $0 / $1 }
    guard let own = deepest(around: place), atlas.images[own].rank == 2 else { return nil }
    let value = atlas.regions[own].value(at: place)
    var others: [[Double]] = []
    for l in atlas.fullRank where l != own {
      guard let other = atlas.latent(of: value, in: l) else { continue }
      // A point on the wall between two pieces counts once.
      let isNew = (others + [place]).allSatisfy { length(difference($0, other)) > Tolerance.clear }
      if isNew { others.append(other) }
    }
    return others.count
  }

  /// The piece that a latent lies in, or the nearest.
  private func deepest(around place: [Double]) -> Int? {
    var (deepest, greatest) = (Int?.none, 0.0)
    for k in atlas.regions.indices {
      let depth = atlas.regions[k].depth(of: place)
      if deepest == nil || depth > greatest { (deepest, greatest) = (k, depth) }
    }
    return deepest
  }
}

extension RegionAtlas {
  /// The latent of a region of full rank that has a value; nil where none has.
  fileprivate func latent(of value: [Double], in l: Int) -> [Double]? {
    let (inverse, offset) = (images[l].inverse, regions[l].offset)
    var latent = [Double](repeating: 0, count: layers.latents)
    for i in latent.indices { for k in value.indices { latent[i] += inverse[i, k] * (value[k] - offset[k]) } }
    guard regions[l].contains(latent, within: Tolerance.rounded) else { return nil }
    let normal = images[l].normalPart(of: difference(value, offset))
    return length(normal) <= Tolerance.rounded * (1 + length(value)) ? latent : nil
  }
}

extension Region {
  /// A box between two limits in each coordinate.
  fileprivate static func box(_ limits: [(low: Double, high: Double)]) -> Region {
    var region = whole(limits.count)
    for (j, limit) in limits.enumerated() {
      var normal = [Double](repeating: 0, count: limits.count)
      normal[j] = 1
      region.walls.add(normal, limit: limit.high)
      region.walls.add(normal.map { -$0 }, limit: -limit.low)
    }
    region.interior = limits.map { ($0.low + $0.high) / 2 }
    region.margin = region.depth(of: region.interior, cap: 1)
    return region
  }
}

/// The corners of a region of the plane within a box: those of the box, cut by one wall after the other.
private func corners(of region: Region, in box: Region) -> [[Double]] {
  let (high, low) = ((box.walls.limits[0], box.walls.limits[2]), (-box.walls.limits[1], -box.walls.limits[3]))
  var corners = [[low.0, low.1], [high.0, low.1], [high.0, high.1], [low.0, high.1]]
  for i in 0..<region.walls.count {
    let slacks = corners.map { region.walls.slack(i, at: $0) }
    var kept: [[Double]] = []
    for (a, b) in zip(corners.indices, Array(corners.indices.dropFirst()) + [0]) {
      if slacks[a] >= 0 { kept.append(corners[a]) }
      if slacks[a] < 0 && slacks[b] > 0 || slacks[a] > 0 && slacks[b] < 0 {
        let share = slacks[a] / (slacks[a] - slacks[b])
        kept.append(zip(corners[a], corners[b]).map { $0 + share * ($1 - $0) })
      }
    }
    corners = kept
  }
  return corners
}
