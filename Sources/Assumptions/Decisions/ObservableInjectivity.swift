import LinearAlgebra
private import Wording

/// F3: whether almost every value has one preimage.
///
/// "Almost every" is meant in the sense of m-dimensional area on the image, so pieces of less than full rank do not count.
struct ObservableInjectivity {
  let decoder: LayeredDecoder
  let atlas: RegionAtlas
  let maximumPairs: Int

  func decide() -> Finding {
    guard !atlas.fullRank.isEmpty else { return .noFullRank(atlas) }
    var (doubts, pairs) = (atlas.doubts, 0)
    for (k, l) in atlas.pairs {
      pairs += 1
      guard pairs <= maximumPairs else {
        return Finding(
          .undecided, by: .search,
          "no two regions overlapped in \(maximumPairs) pairs; there are more than that to compare")
      }
      switch atlas.overlap(of: k, with: l) {
      case .none: continue
      case .doubtful(let doubt): doubts.insert(doubt)
      case .open(let overlap):
        if let certificate = overlap.certificate(decoder, atlas.layers) {
          return Finding(
            .fails, by: .enumeration, "the images of two regions overlap in an open set", certificate: certificate)
        }
        doubts.insert(.certificate)
      }
    }
    guard doubts.isEmpty else { return .undecided(doubts) }
    return Finding(
      .holds, by: .enumeration,
      atlas.fullRank.count == 1
        ? "one region alone has full rank" : "no two images of regions of full rank overlap in an open set",
      certificate: .excluded(atlas.exclusion(pairs: pairs, leastMargin: nil)))
  }
}

extension Overlap {
  /// The certificate, if the decoder bears it out at the middle and around it.
  func certificate(_ decoder: LayeredDecoder, _ layers: BalancedLayers) -> Certificate? {
    let (z, scales) = (layers.original(interior), layers.scales)
    let counterpart = layers.original(transfer(interior))
    let radius = margin * (scales.min() ?? 1)
    var map = transfer.matrix
    for i in scales.indices { for j in scales.indices { map[i, j] *= scales[i] / scales[j] } }
    return decoder.overlap(z, counterpart, radius: radius, map: map)
  }
}

extension LayeredDecoder {
  /// The certificate that z + δ and other + map·δ share their values for |δ| ≤ radius, if evaluations bear it out at the
  /// middle and near the ball's rim.
  func overlap(_ z: [Double], _ other: [Double], radius: Double, map: Matrix<Double>) -> Certificate? {
    for j in -1..<z.count {
      for sign in [-1.0, 1] {
        var step = [Double](repeating: 0, count: z.count)
        if j >= 0 { step[j] = sign * 0.9 * radius }
        let moved = zip(z, step).map { $0 + $1 }
        let counterpart = zip(other, matvec(map, step)).map { $0 + $1 }
        if collision(moved, counterpart) == nil { return nil }
      }
    }
    return .overlap(z: z, other: other, radius: radius, map: map)
  }
}

extension Finding {
  /// F2 and F3 fail where the image has fewer dimensions than there are latents.
  static func noFullRank(_ atlas: RegionAtlas) -> Finding {
    guard atlas.doubts.isEmpty else { return .undecided(atlas.doubts) }
    let rank = atlas.images.map(\.rank).max() ?? 0
    return Finding(
      .fails, by: .enumeration,
      "no region has full rank: the image has \(counted(rank, "dimension")), fewer than the latents",
      certificate: .flat(layer: nil, rank: rank))
  }
}
