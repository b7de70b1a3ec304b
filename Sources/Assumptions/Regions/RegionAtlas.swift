import LinearAlgebra

/// The regions of a decoder with their images: what the decisions about it are made from.
struct RegionAtlas {
  let layers: BalancedLayers
  let regions: [Region]
  let images: [AffineImage]
  /// The numbers of the regions whose slopes have full rank m.
  let fullRank: [Int]
  /// What in the enumeration could not be decided.
  let doubts: Set<Doubt>

  /// - Returns: Nil where the decoder has more than `maximumCount` regions in a domain, all of ℝᵐ or a part of it.
  init?(_ layers: BalancedLayers, domain: Region? = nil, maximumCount: Int) throws(FactorizationError) {
    guard
      let enumeration = RegionEnumeration(
        layers.layers, domain: domain ?? .whole(layers.latents), maximumCount: maximumCount)
    else { return nil }
    try self.init(layers, enumeration.regions, doubts: enumeration.doubts)
  }

  /// An atlas of the regions that some latents lie in, each region once: what it refutes is refuted, it proves nothing.
  init(_ layers: BalancedLayers, around latents: [[Double]]) throws(FactorizationError) {
    var known: Set<[Int8]> = []
    var regions: [Region] = []
    for z in latents {
      let region = Region(of: layers, around: zip(z, layers.scales).map { $0 / $1 })
      if region.margin >= Tolerance.clear, known.insert(region.signs).inserted { regions.append(region) }
    }
    try self.init(layers, regions, doubts: [])
  }

  private init(_ layers: BalancedLayers, _ regions: [Region], doubts: Set<Doubt>) throws(FactorizationError) {
    self.layers = layers
    self.regions = regions
    images = try regions.map { (region) throws(FactorizationError) in try AffineImage(region) }
    fullRank = images.indices.filter { [images] in images[$0].rank == layers.latents }
    self.doubts = doubts.union(images.contains { $0.isDoubtful } ? [.rank] : [])
  }

  /// Whether the images of two regions of full rank lie in one m-plane; nil where it cannot be said.
  func shareAPlane(_ k: Int, _ l: Int) -> Bool? {
    if layers.outputs == layers.latents { return true }
    let (source, target) = (regions[l], images[k])
    let scale = length(source.bulk.elements)
    let shift = difference(source.offset, regions[k].offset)
    let shiftScale = scale + length(source.offset) + length(regions[k].offset)
    var worst = length(target.normalPart(of: shift)) / shiftScale
    for j in 0..<layers.latents where worst < Tolerance.clear {
      worst = max(worst, length(target.normalPart(of: source.slope.column(j))) / scale)
    }
    return worst <= Tolerance.rounded ? true : worst >= Tolerance.clear ? false : nil
  }

  /// The map z ↦ T·z + v that takes points of region `from` to those of region `to`'s map with the same value.
  func transfer(from: Int, to: Int) -> Transfer {
    let inverse = images[to].inverse
    return Transfer(
      matrix: matmul(inverse, regions[from].slope),
      shift: matvec(inverse, difference(regions[from].offset, regions[to].offset)))
  }

  /// Whether a point and what a transfer to region `to` makes of it lie further apart than rounding may bring them.
  ///
  /// Where the region's slopes nearly lose a direction, rounding moves a point along it by as much as their inverse is large.
  func isMoved(_ z: [Double], to: Int, at counterpart: [Double]) -> Bool {
    let gain = images[to].leastSingularValue / length(regions[to].bulk.elements)
    return gain * length(difference(z, counterpart)) > Tolerance.rounding(at: z)
  }
}

/// An affine map of latents, z ↦ T·z + v.
struct Transfer {
  let matrix: Matrix<Double>
  let shift: [Double]

  func callAsFunction(_ z: [Double]) -> [Double] { zip(matvec(matrix, z), shift).map { $0 + $1 } }

  /// The half-space of z that is mapped into half-space i of a program, its normal of length one; the length before
  /// tells whether the half-space depends on z at all.
  func pullBack(_ i: Int, of walls: LinearProgram) -> (half: LinearProgram.HalfSpace, length: Double) {
    var pulled = [Double](repeating: 0, count: matrix.columns)
    var rest = walls.limits[i]
    for k in 0..<walls.dimension {
      let g = walls.normals[i * walls.dimension + k]
      rest -= g * shift[k]
      for j in 0..<matrix.columns { pulled[j] += g * matrix[k, j] }
    }
    let norm = Assumptions.length(pulled)
    guard norm > 0 else { return (LinearProgram.HalfSpace(normal: pulled, limit: rest), 0) }
    for j in pulled.indices { pulled[j] /= norm }
    return (LinearProgram.HalfSpace(normal: pulled, limit: rest / norm), norm)
  }
}
