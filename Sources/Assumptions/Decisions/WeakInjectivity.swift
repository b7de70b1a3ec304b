private import Foundation
import LinearAlgebra
import Randomness

/// F2: whether some open part of the image has one preimage a value, and almost no value has infinitely many.
///
/// The second part holds where a region has full rank. For the first it is enough to find one value that only one region
/// takes, at some distance from the images of all others; it fails where others cover each region of full rank.
struct WeakInjectivity {
  let decoder: LayeredDecoder
  let atlas: RegionAtlas
  let maximumPairs: Int

  func decide() -> Finding {
    guard !atlas.fullRank.isEmpty else { return .noFullRank(atlas) }
    if let certificate = lonelyPoint() { return holds(certificate) }
    guard atlas.fullRank.count * (atlas.fullRank.count - 1) <= maximumPairs else {
      return Finding(
        .undecided, by: .search,
        "no value with one preimage was found; there are more than \(maximumPairs) pairs of "
          + "regions to compare")
    }
    return coverings()
  }

  private func holds(_ certificate: Certificate) -> Finding {
    Finding(.holds, by: .enumeration, "a value has one preimage, and so have all near it", certificate: certificate)
  }

  /// A point, of several tried in each region, whose value keeps away from the images of all other regions.
  private func lonelyPoint() -> Certificate? {
    var stream = RandomStream(seed: 0).child("lonely-points")
    // An enumeration with doubts may have missed a region.
    guard atlas.doubts.isDisjoint(with: [.sliver, .stalled]) else { return nil }
    for trial in 0..<6 {
      for k in atlas.fullRank {
        let z = trial == 0 ? atlas.regions[k].interior : atlas.regions[k].randomPoint(using: &stream)
        if let certificate = certificate(z, in: k) { return certificate }
      }
    }
    return nil
  }

  /// The certificate that the value of a point of region k has no second preimage.
  private func certificate(_ z: [Double], in k: Int) -> Certificate? {
    guard atlas.regions[k].depth(of: z) >= Tolerance.clear else { return nil }
    let value = atlas.regions[k].value(at: z)
    let scale = 1 + length(value)
    var margin = Double.infinity
    for l in atlas.regions.indices where l != k {
      margin = min(margin, distanceBound(from: value, toImageOf: l))
      guard margin >= Tolerance.clear * scale else { return nil }
    }
    return .onePreimage(z: atlas.layers.original(z), margin: margin * atlas.layers.valueScale)
  }

  /// No more than the distance of a value from a region's image.
  private func distanceBound(from value: [Double], toImageOf l: Int) -> Double {
    let (region, image) = (atlas.regions[l], atlas.images[l])
    let shift = difference(value, region.offset)
    let normal = length(image.normalPart(of: shift))
    guard image.rank == atlas.layers.latents else { return normal }
    // Within the plane, a point at depth −d of the region is at least d·σ from its image.
    let depth = region.depth(of: matvec(image.inverse, shift), cap: 0)
    return max(normal, -depth * image.leastSingularValue)
  }

  /// Goes through the regions of full rank, until one is found that others do not cover.
  private func coverings() -> Finding {
    var (doubts, covers) = (atlas.doubts, [Certificate.Cover]())
    for k in atlas.fullRank {
      var overlaps: [Overlap] = []
      for l in atlas.fullRank where l != k {
        switch atlas.overlap(of: k, with: l) {
        case .none: continue
        case .doubtful(let doubt): doubts.insert(doubt)
        case .open(let overlap): overlaps.append(overlap)
        }
      }
      var difference = RegionDifference(maximumPieces: 5_000)
      if let rest = difference.uncovered(atlas.regions[k], by: overlaps) {
        if let certificate = certificate(in: rest, of: k) { return holds(certificate) }
        doubts.insert(.meeting)
      }
      if !difference.isComplete { doubts.insert(.sliver) }
      if let first = overlaps.first {
        covers.append(
          Certificate.Cover(
            z: atlas.layers.original(first.interior),
            other: atlas.layers.original(first.transfer(first.interior)), regions: overlaps.map(\.other)))
      }
    }
    guard doubts.isEmpty else { return .undecided(doubts) }
    return Finding(
      .fails, by: .enumeration, "every region of full rank is covered by the others: no value has one preimage",
      certificate: .covered(covers))
  }

  private func certificate(in rest: Region, of k: Int) -> Certificate? {
    var stream = RandomStream(seed: 0).child("uncovered")
    for trial in 0..<20 {
      if let found = certificate(trial == 0 ? rest.interior : rest.randomPoint(using: &stream), in: k) { return found }
    }
    return nil
  }
}

extension Region {
  /// A point some way along a random direction: up to the wall, or far out where there is none.
  func randomPoint(using stream: inout RandomStream) -> [Double] {
    let draw = stream.normals(interior.count)
    let direction = draw.map { $0 / max(Assumptions.length(draw), 1e-300) }
    var end = Double.infinity
    for i in 0..<walls.count {
      let approach = dot(Array(walls.normal(i)), direction)
      if approach > 0 { end = min(end, walls.slack(i, at: interior) / approach) }
    }
    let share = stream.uniform()
    let step = end.isFinite ? share * end : pow(1000, share)
    return zip(interior, direction).map { $0 + step * $1 }
  }
}
