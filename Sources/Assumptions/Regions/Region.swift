import LinearAlgebra

/// A polyhedron of latents on which a decoder is one affine map, f(z) = A·z + c.
struct Region {
  /// The half-spaces that bound it, with normals of length one.
  var walls: LinearProgram
  /// A point inside, and its distance to the nearest wall, at most one.
  var interior: [Double]
  var margin: Double
  /// A, n×m.
  var slope: Matrix<Double>
  /// c, n numbers.
  var offset: [Double]
  /// What the entries of A would be if nothing cancelled: the measure of rounding in them.
  var bulk: Matrix<Double>
  /// The sign of each unit: 1 above zero, −1 below, 0 where it is constant and zero.
  var signs: [Int8] = []

  /// All of ℝᵐ, before any layer.
  static func whole(_ latents: Int) -> Region {
    Region(
      walls: LinearProgram(dimension: latents), interior: [Double](repeating: 0, count: latents), margin: 1,
      slope: .identity(latents), offset: [Double](repeating: 0, count: latents), bulk: .identity(latents))
  }

  /// Puts the affine part of a layer after what the region's map is so far.
  mutating func apply(_ weights: Matrix<Double>, _ biases: [Double]) {
    slope = matmul(weights, slope)
    offset = zip(matvec(weights, offset), biases).map { $0 + $1 }
    bulk = matmul(weights.map(abs), bulk)
  }

  /// Puts the activation of one unit of the layer that is being applied after it.
  mutating func activate(_ unit: Int, sign: Int8, slope factor: Double) {
    signs.append(sign)
    guard sign <= 0 else { return }
    let factor = sign < 0 ? factor : 0
    for j in 0..<slope.columns {
      slope[unit, j] *= factor
      bulk[unit, j] *= abs(factor)
    }
    offset[unit] *= factor
  }

  /// Returns A·z + c.
  func value(at z: [Double]) -> [Double] { zip(matvec(slope, z), offset).map { $0 + $1 } }

  /// Whether a point lies in the closed polyhedron, but for a distance that rounding may cause.
  func contains(_ z: [Double], within tolerance: Double) -> Bool {
    (0..<walls.count).allSatisfy { walls.slack($0, at: z) >= -tolerance }
  }

  /// By how much a point lies inside; negative where it lies outside. At most `cap`.
  func depth(of z: [Double], cap: Double = .infinity) -> Double {
    (0..<walls.count).reduce(cap) { min($0, walls.slack($1, at: z)) }
  }
}

extension Region {
  /// The region that a point lies in, with a wall for every unit that is not constant there.
  init(of layers: BalancedLayers, around z: [Double]) {
    self = .whole(z.count)
    for layer in layers.layers {
      apply(layer.weights, layer.biases)
      guard layer.slope != 1 else { continue }
      for unit in 0..<layer.weights.rows {
        let cut = UnitCut(of: unit, in: self)
        let sign: Int8 = cut.isConstant ? cut.constantSign : cut.height(at: z) > 0 ? 1 : -1
        if !cut.isConstant {
          walls.add(cut.normal.map { -Double(sign) * $0 }, limit: Double(sign) * cut.offset)
        }
        activate(unit, sign: sign, slope: layer.slope)
      }
    }
    interior = z
    margin = depth(of: z, cap: 1)
  }
}
