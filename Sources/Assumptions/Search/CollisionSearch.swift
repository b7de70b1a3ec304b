import LinearAlgebra

/// Looks for two latents of one value among pairs that are near in value and far apart.
///
/// Pairs of draws are brought together by Newton's method; and the regions that draws lie in are compared by linear
/// programs, which see as far as the regions go.
struct CollisionSearch {
  let decoder: LayeredDecoder
  let maximumPairs: Int

  /// What was found first: two latents, and open sets of them.
  struct Found {
    var pair: Certificate?
    var overlap: Certificate?
  }

  /// Looks among latents, and among the same stretched, since values may meet where the prior seldom goes.
  func collisions(among draws: [[Double]]) -> Found {
    var found = Found()
    for stretch in [1.0, 3, 10] {
      let sample = draws.prefix(600).map { z in z.map { stretch * $0 } }
      let values = sample.map { decoder($0) }
      for (i, j) in nearestPairs(sample, values, apart: stretch / 2).prefix(maximumPairs) {
        guard let (z, other) = meeting(of: sample[i], sample[j]) else { continue }
        found.pair = found.pair ?? decoder.collision(z, other)
        found.overlap = overlap(at: z, other)
        if found.overlap != nil { return found }
      }
    }
    return regionalCollisions(among: draws, found)
  }

  /// Compares the regions that some draws lie in.
  private func regionalCollisions(among draws: [[Double]], _ before: Found) -> Found {
    var found = before
    let spread = [1.0, 10, 1_000].flatMap { stretch in draws.prefix(25).map { z in z.map { stretch * $0 } } }
    guard let layers = BalancedLayers(decoder), let atlas = try? RegionAtlas(layers, around: spread) else {
      return found
    }
    let pairs = 10 * maximumPairs
    found.overlap = ObservableInjectivity(decoder: decoder, atlas: atlas, maximumPairs: pairs).decide().refutation
    if found.pair == nil {
      found.pair = try? Injectivity(decoder: decoder, atlas: atlas, maximumPairs: pairs).decide().refutation
    }
    return found
  }

  /// For each latent the one nearest in value for its distance, of those that are not near; the most promising first.
  private func nearestPairs(_ sample: [[Double]], _ values: [[Double]], apart distance: Double) -> [(Int, Int)] {
    var best: [(ratio: Double, pair: (Int, Int))] = []
    for i in sample.indices {
      var nearest: (ratio: Double, j: Int)?
      for j in sample.indices where j != i {
        let apart = squaredDistance(sample[i], sample[j])
        guard apart > distance * distance else { continue }
        let ratio = squaredDistance(values[i], values[j]) / apart
        if ratio < nearest?.ratio ?? .infinity { nearest = (ratio, j) }
      }
      if let nearest { best.append((nearest.ratio, (i, nearest.j))) }
    }
    return best.sorted { ($0.ratio, $0.pair.0) < ($1.ratio, $1.pair.0) }.map(\.pair)
  }

  /// Newton's method for f(z) = f(z′), the shortest step each time and no longer than it helps; nil where it does not
  /// end, or ends at one point.
  private func meeting(of z: [Double], _ other: [Double]) -> (z: [Double], other: [Double])? {
    var pair = (z: z, other: other)
    let apart = length(difference(z, other))
    for _ in 0..<30 {
      if decoder.collision(pair.z, pair.other) != nil { return pair }
      guard let next = step(from: pair), length(difference(next.z, next.other)) > 0.1 * apart else { return nil }
      pair = next
    }
    return nil
  }

  private func step(from pair: (z: [Double], other: [Double])) -> (z: [Double], other: [Double])? {
    guard let here = LocalMap(decoder, at: pair.z), let there = LocalMap(decoder, at: pair.other) else { return nil }
    let miss = difference(decoder(pair.other), decoder(pair.z))
    let equations = Matrix.joinedColumns([here.slope, -1 * there.slope])
    let right = Matrix(rows: miss.count, columns: 1, elements: miss)
    guard let move = try? leastSquares(equations, right, tolerance: 1e-10).elements else { return nil }
    var share = 1.0
    while share > 1e-3 {
      let z = pair.z.indices.map { pair.z[$0] + share * move[$0] }
      let other = pair.other.indices.map { pair.other[$0] + share * move[pair.z.count + $0] }
      if length(difference(decoder(other), decoder(z))) < length(miss) { return (z, other) }
      share /= 2
    }
    return nil
  }

  /// The certificate that open sets around two latents of one value share their values.
  private func overlap(at z: [Double], _ other: [Double]) -> Certificate? {
    guard let here = LocalMap(decoder, at: z), let there = LocalMap(decoder, at: other),
      here.rank == z.count, there.rank == z.count,
      let map = try? leastSquares(there.slope, here.slope, tolerance: 1e-12)
    else { return nil }
    let miss = matmul(there.slope, map) - here.slope
    guard length(miss.elements) <= Tolerance.rounded * length(here.bulk.elements) else { return nil }
    let radius = min(here.wallDistance, there.wallDistance / length(map.elements))
    guard radius > 0 else { return nil }
    return decoder.overlap(z, other, radius: min(radius, 1) / 2, map: map)
  }
}

extension Finding {
  /// The certificate of an assumption that fails because of two latents, or two sets of them.
  fileprivate var refutation: Certificate? {
    switch certificate {
    case .collision, .overlap: verdict == .fails ? certificate : nil
    default: nil
    }
  }
}

private func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += (a[i] - b[i]) * (a[i] - b[i]) }
  return sum
}
