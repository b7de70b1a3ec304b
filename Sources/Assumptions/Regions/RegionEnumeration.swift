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
      parts = parts.flatMap { part in pieces(of: part, cutBy: cut, unit: unit, slope: layer.slope) }
      guard parts.count <= room else { return nil }
    }
    guard parts.count > 1 else { return parts }
    return parts.map { part in
      var part = part
      part.walls = part.walls.irredundant(inside: part.interior)
      return part
    }
  }

  private mutating func pieces(of part: Region, cutBy cut: UnitCut, unit: Int, slope: Double) -> [Region] {
    guard !cut.isConstant else { return [part.activated(unit, sign: cut.constantSign, slope: slope)] }
    let height = cut.height(at: part.interior)
    var halves: [Region] = []
    for sign in [Int8(1), -1] {
      var half = part
      let signed = Double(sign) * height
      half.walls.add(cut.normal.map { -Double(sign) * $0 }, limit: Double(sign) * cut.offset)
      if signed >= Tolerance.clear {
        half.margin = min(part.margin, signed)
      } else {
        programs += 1
        guard let interior = half.walls.interior(from: part.interior) else {
          doubts.insert(.stalled)
          continue
        }
        guard interior.margin >= Tolerance.clear else {
          if interior.margin > Tolerance.rounding(at: interior.point) { doubts.insert(.sliver) }
          continue
        }
        (half.interior, half.margin) = (interior.point, interior.margin)
      }
      halves.append(half.activated(unit, sign: sign, slope: slope))
    }
    if halves.count == 1 { halves[0].walls = part.walls }
    return halves
  }
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

extension Region {
  /// The region after the activation of one unit of the layer that is being applied.
  fileprivate func activated(_ unit: Int, sign: Int8, slope: Double) -> Region {
    var result = self
    result.activate(unit, sign: sign, slope: slope)
    return result
  }
}
