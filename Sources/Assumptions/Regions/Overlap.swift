import LinearAlgebra

/// An open set of latents of one region whose values a second region has too.
struct Overlap {
  let other: Int
  /// The points z of the first region with T·z + v in the second.
  let walls: LinearProgram
  let transfer: Transfer
  /// A point inside, and how far from the walls it is.
  let interior: [Double]
  let margin: Double
}

extension RegionAtlas {
  /// What comparing two regions of full rank gave.
  enum OverlapAnswer {
    case none
    case open(Overlap)
    case doubtful(Doubt)
  }

  /// Whether an open part of region k is mapped to where region l is mapped.
  func overlap(of k: Int, with l: Int) -> OverlapAnswer {
    guard let share = shareAPlane(k, l) else { return .doubtful(.plane) }
    guard share else { return .none }
    let transfer = transfer(from: k, to: l)
    var walls = regions[k].walls
    let others = regions[l].walls
    for i in 0..<others.count {
      let half = transfer.pullBack(i, of: others).half
      walls.add(half.normal, limit: half.limit)
    }
    guard let interior = walls.interior(from: regions[k].interior) else { return .doubtful(.stalled) }
    if interior.margin >= Tolerance.clear {
      guard isMoved(interior.point, to: l, at: transfer(interior.point)) else { return .doubtful(.rank) }
      return .open(
        Overlap(
          other: l, walls: walls, transfer: transfer, interior: interior.point, margin: interior.margin))
    }
    return interior.margin <= Tolerance.rounding(at: interior.point) ? .none : .doubtful(.meeting)
  }
}
