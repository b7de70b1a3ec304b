import LinearAlgebra

/// What is left of a region when parts of it are taken away, piece by piece.
struct RegionDifference {
  /// Whether all pieces were looked at, none of them too thin to tell from nothing.
  private(set) var isComplete = true
  private var pieces = 0
  private let maximumPieces: Int

  init(maximumPieces: Int) { self.maximumPieces = maximumPieces }

  /// A part of a region that has an inside and that no overlap touches; nil where there is none.
  mutating func uncovered(_ region: Region, by overlaps: [Overlap]) -> Region? {
    guard let first = overlaps.first else { return region }
    let rest = Array(overlaps.dropFirst())
    var inside = region
    guard part(of: region, adding: { first.walls.copy(into: &$0) }) != nil else {
      return uncovered(region, by: rest)
    }
    for i in 0..<first.walls.count {
      let normal = Array(first.walls.normal(i))
      let limit = first.walls.limits[i]
      if let outside = part(of: inside, adding: { $0.add(normal.map { -$0 }, limit: -limit) }),
        let found = uncovered(outside, by: rest)
      {
        return found
      }
      inside.walls.add(normal, limit: limit)
    }
    return nil
  }

  /// The region within more half-spaces; nil where nothing with an inside is left.
  private mutating func part(of region: Region, adding add: (inout LinearProgram) -> Void) -> Region? {
    pieces += 1
    guard pieces <= maximumPieces else {
      isComplete = false
      return nil
    }
    var result = region
    add(&result.walls)
    guard let interior = result.walls.interior(from: region.interior) else {
      isComplete = false
      return nil
    }
    if interior.margin < Tolerance.clear {
      if interior.margin > Tolerance.rounding(at: interior.point) { isComplete = false }
      return nil
    }
    (result.interior, result.margin) = (interior.point, interior.margin)
    return result
  }
}

extension LinearProgram {
  fileprivate func copy(into program: inout LinearProgram) {
    for i in 0..<count { program.add(normal(i), limit: limits[i]) }
  }
}
