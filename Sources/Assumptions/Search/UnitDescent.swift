import LinearAlgebra

/// Switches active units off, the nearest first, until f is constant along some line.
struct UnitDescent {
  let decoder: LayeredDecoder
  /// How many steps are left.
  var steps: Int

  /// Two latents of one value; nil where the way ended before.
  mutating func flatPair(from start: [Double]) -> Certificate? {
    var z = start
    guard var local = LocalMap(decoder, at: z) else { return nil }
    for _ in 0..<(2 * local.units.count) {
      if local.rank < z.count { return decoder.flatPair(at: z) }
      steps -= 1
      guard steps > 0 else { return nil }
      guard let next = nearest(local), let map = LocalMap(decoder, at: next), active(map) < active(local) else {
        return nil
      }
      (z, local) = (next, map)
    }
    return nil
  }

  private func active(_ map: LocalMap) -> Int { map.activeUnits.min() ?? 0 }

  /// The point just beyond the nearest place where an active unit is zero.
  private func nearest(_ local: LocalMap) -> [Double]? {
    var best: (distance: Double, point: [Double])?
    for unit in local.units where unit.value > 0 {
      let size = length(unit.slopes)
      guard size > 0 else { continue }
      let distance = unit.value / size
      guard distance < best?.distance ?? .infinity else { continue }
      best = (distance, zip(local.z, unit.slopes).map { $0 - 1.001 * distance * $1 / size })
    }
    return best?.point
  }
}
