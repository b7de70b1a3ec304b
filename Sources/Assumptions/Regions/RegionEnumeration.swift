import LinearAlgebra

/// All regions of a decoder that have an inside, found layer by layer and unit by unit.
///
/// On a region each unit is affine; where it changes sign inside, its zero set cuts the region in two. Whether it does
/// is asked of a linear program: is there a point on the far side, at least ``Tolerance/clear`` from every wall?
struct RegionEnumeration {
  private(set) var regions: [Region]
  /// What could not be decided by more than rounding, in words; an enumeration with any is no proof.
  private(set) var doubts: Set<Doubt> = []
  /// The number of linear programs that were solved.
  private(set) var programs = 0
  private let maximumCount: Int

  /// Divides a domain, all of ℝᵐ or a part of it; nil where it falls into more regions than `maximumCount`.
  init?(_ layers: [BalancedLayers.Layer], domain: Region, maximumCount: Int) {
    regions = [domain]
    self.maximumCount = maximumCount
    for layer in layers {
      var divided: [Region] = []
      for region in regions {
        let parts = divide(region, by: layer, room: maximumCount - divided.count)
        guard let parts else { return nil }
        divided += parts
      }
      regions = divided
    }
  }

  private mutating func divide(_ region: Region, by layer: BalancedLayers.Layer, room: Int) -> [Region]? {
    var start = region
    start.apply(layer.weights, layer.biases)
    guard layer.slope != 1 else { return [start] }
    var parts = [start]
    for unit in 0..<layer.weights.rows {
      let cut = UnitCut(of: unit, in: start)
      if cut.isDoubtful { doubts.insert(.unit) }
      var pieces: [Region] = []
      pieces.reserveCapacity(parts.count + 1)
      for i in parts.indices {
        // Taken out of the array, so that what no unit cuts is changed in place.
        var part = Region.none
        swap(&part, &parts[i])
        divide(&part, by: cut, unit: unit, slope: layer.slope, into: &pieces)
      }
      parts = pieces
      guard parts.count <= room else { return nil }
    }
    guard parts.count > 1 else { return parts }
    for i in parts.indices { parts[i].walls = parts[i].walls.irredundant(inside: parts[i].interior) }
    return parts
  }

  /// Cuts a part in two where a unit changes sign inside, and puts the activation of the unit after what is left of it.
  private mutating func divide(
    _ part: inout Region, by cut: UnitCut, unit: Int, slope: Double, into pieces: inout [Region]
  ) {
    guard !cut.isConstant else {
      part.activate(unit, sign: cut.constantSign, slope: slope)
      return pieces.append(part)
    }
    let (above, below) = (side(1, of: cut, in: part), side(-1, of: cut, in: part))
    if let above, let below {
      for (side, sign) in [(above, Int8(1)), (below, -1)] {
        var half = part
        half.walls.add(side.wall.normal, limit: side.wall.limit)
        half.move(to: side)
        half.activate(unit, sign: sign, slope: slope)
        pieces.append(half)
      }
    } else if let side = above ?? below {
      part.move(to: side)
      part.activate(unit, sign: above == nil ? -1 : 1, slope: slope)
      pieces.append(part)
    }
  }

  /// The side of a part on which a unit has a sign; nil where nothing with an inside lies there.
  private mutating func side(_ sign: Int8, of cut: UnitCut, in part: Region) -> Side? {
    let height = Double(sign) * cut.height(at: part.interior)
    let wall = LinearProgram.HalfSpace(
      normal: cut.normal.map { -Double(sign) * $0 }, limit: Double(sign) * cut.offset)
    guard height < Tolerance.clear else {
      return Side(wall: wall, interior: part.interior, margin: min(part.margin, height))
    }
    programs += 1
    guard let interior = part.walls.interior(from: part.interior, within: wall) else {
      doubts.insert(.stalled)
      return nil
    }
    guard interior.margin >= Tolerance.clear else {
      if interior.margin > Tolerance.rounding(at: interior.point) { doubts.insert(.sliver) }
      return nil
    }
    return Side(wall: wall, interior: interior.point, margin: interior.margin)
  }
}

/// What a cut leaves of a region on one side: the new wall, and a point inside with its distance to all walls.
private struct Side {
  let wall: LinearProgram.HalfSpace
  let interior: [Double]
  let margin: Double
}

extension Region {
  /// A region that holds the place of one that was taken out of an array.
  fileprivate static let none = Region.whole(0)

  fileprivate mutating func move(to side: Side) { (interior, margin) = (side.interior, side.margin) }
}

/// Where a unit of a layer is zero on a region: normal·z + offset = 0, the normal of length one.
struct UnitCut {
  let normal: [Double]
  let offset: Double
  /// Whether the unit is constant on the region, and the sign that it then has.
  let isConstant: Bool
  let constantSign: Int8
  /// Whether it may be constant and may not.
  let isDoubtful: Bool

  init(of unit: Int, in region: Region) {
    let row = region.slope.row(unit)
    let norm = length(row)
    let bulk = length(region.bulk.row(unit))
    let constant = region.offset[unit]
    isConstant = norm <= Tolerance.cancelled * bulk
    isDoubtful = !isConstant && norm <= Tolerance.doubtful * bulk
    constantSign = constant > 0 ? 1 : constant < 0 ? -1 : 0
    normal = isConstant ? row : row.map { $0 / norm }
    offset = isConstant ? constant : constant / norm
  }

  func height(at z: [Double]) -> Double { dot(normal, z) + offset }
}
