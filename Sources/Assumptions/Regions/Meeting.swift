import LinearAlgebra

extension RegionAtlas {
  /// What comparing two regions of full rank gave.
  enum MeetingAnswer {
    /// No value is shared but by a common point of both; the margin tells how clearly, nil where one is shared.
    case apart(margin: Double?)
    /// Two points, far from each other, with one value.
    case collision([Double], [Double])
    case doubtful(Doubt)
  }

  /// Whether two regions of full rank share a value at different points.
  ///
  /// The pairs (z, z′) of R_k × R_l with A_k·z + c_k = A_l·z′ + c_l make a polyhedron; so do their differences z − z′.
  /// These are all zero exactly where one generic linear function of them is.
  func meeting(of k: Int, with l: Int, probe: [Double]) throws(FactorizationError) -> MeetingAnswer {
    switch try CommonValues.solve(self, k, l) {
    case .none(let residual): return .apart(margin: residual)
    case .doubtful(let doubt): return .doubtful(doubt)
    case .some(let common):
      let answer = common.farthestPair(probe: probe)
      if case .collision(let z, let other) = answer, !isMoved(other, to: k, at: z) { return .doubtful(.rank) }
      return answer
    }
  }
}

/// The pairs of points of two regions that share a value: z′ = z′₀ + N·y and z = T·z′ + v, for y in a polyhedron.
private struct CommonValues {
  enum Answer {
    case none(residual: Double)
    case some(CommonValues)
    case doubtful(Doubt)
  }

  let origin: [Double]
  /// N, m×d with orthonormal columns.
  let directions: Matrix<Double>
  let transfer: Transfer
  let walls: LinearProgram
  /// How far half-spaces that do not depend on y are from failing.
  let constantMargin: Double

  private init(atlas: RegionAtlas, _ k: Int, _ l: Int, origin: [Double], directions: Matrix<Double>) {
    let transfer = atlas.transfer(from: l, to: k)
    self.origin = origin
    self.directions = directions
    self.transfer = transfer
    let place = Transfer(matrix: directions, shift: origin)
    let counterpart = Transfer(matrix: matmul(transfer.matrix, directions), shift: transfer(origin))
    let stretch = length(transfer.matrix.elements)
    let (own, others) = (atlas.regions[l].walls, atlas.regions[k].walls)
    var walls = LinearProgram(dimension: directions.columns, capacity: own.count + others.count)
    var margin = Double.infinity
    for (map, given, scale) in [(place, own, 1.0), (counterpart, others, max(stretch, 1))] {
      for i in 0..<given.count {
        let (half, length) = map.pullBack(i, of: given)
        if length > Tolerance.rounded * scale {
          walls.add(half.normal, limit: half.limit)
        } else {
          margin = min(margin, length > 0 ? half.limit * length : half.limit)
        }
      }
    }
    self.walls = walls
    constantMargin = margin
  }

  /// Solves the equations of a shared value; inequalities are left to ``farthestPair(probe:)``.
  static func solve(_ atlas: RegionAtlas, _ k: Int, _ l: Int) throws(FactorizationError) -> Answer {
    let latents = atlas.layers.latents
    guard atlas.layers.outputs > latents else {
      return .some(
        CommonValues(
          atlas: atlas, k, l, origin: [Double](repeating: 0, count: latents), directions: .identity(latents)))
    }
    let (source, image) = (atlas.regions[l], atlas.images[k])
    let scale = length(source.bulk.elements)
    // (I − P)·A_l·z′ = (I − P)·(c_k − c_l), with P the projection onto the plane of region k.
    let columns = (0..<latents).map { image.normalPart(of: source.slope.column($0)) }
    let shift = difference(atlas.regions[k].offset, source.offset)
    let right = image.normalPart(of: shift)
    let svd = try singularValues(Matrix(columns).transposed)
    let rank = svd.values.count { $0 > Tolerance.rounded / 10 * scale }
    if svd.values.contains(where: { $0 > Tolerance.rounded / 10 * scale && $0 < Tolerance.clear / 10 * scale }) {
      return .doubtful(.plane)
    }
    let along = matmulTransposedFirst(svd.left, Matrix(rows: right.count, columns: 1, elements: right)).elements
    var origin = [Double](repeating: 0, count: latents)
    var residual = right
    for i in 0..<rank {
      for j in 0..<latents { origin[j] += svd.rightTransposed[i, j] * along[i] / svd.values[i] }
      for j in residual.indices { residual[j] -= along[i] * svd.left[j, i] }
    }
    let size = scale * (1 + length(origin)) + length(source.offset) + length(atlas.regions[k].offset)
    let miss = length(residual) / size
    if miss >= Tolerance.clear { return .none(residual: miss) }
    if miss > Tolerance.rounded { return .doubtful(.meeting) }
    let free = svd.rightTransposed.rows(rank..<latents).transposed
    return .some(CommonValues(atlas: atlas, k, l, origin: origin, directions: free))
  }

  func pair(at y: [Double]) -> (z: [Double], other: [Double]) {
    var other = origin
    for i in other.indices { for j in y.indices { other[i] += directions[i, j] * y[j] } }
    return (transfer(other), other)
  }

  /// Follows a generic linear function of z − z′ both ways.
  func farthestPair(probe: [Double]) -> RegionAtlas.MeetingAnswer {
    var (start, margin) = ([Double](repeating: 0, count: walls.dimension), constantMargin)
    if walls.count > 0, walls.dimension > 0 {
      guard let interior = walls.interior(from: start) else { return .doubtful(.stalled) }
      (start, margin) = (interior.point, min(margin, interior.margin))
    }
    let slack = Tolerance.rounding(at: origin) + Tolerance.rounding(at: start)
    if margin <= -Tolerance.clear { return .apart(margin: -margin) }
    if margin < -slack { return .doubtful(.meeting) }
    var farthest = (point: start, gap: abs(gap(at: start, probe)))
    if walls.dimension > 0, farthest.gap < Tolerance.clear {
      for sign in [1.0, -1] {
        guard let point = extreme(sign, from: start, margin: margin, probe: probe) else { return .doubtful(.stalled) }
        let value = abs(gap(at: point, probe))
        if value > farthest.gap { farthest = (zip(point, start).map { ($0 + $1) / 2 }, value) }
      }
    }
    if farthest.gap <= 10 * slack { return .apart(margin: nil) }
    guard farthest.gap >= Tolerance.clear else { return .doubtful(.meeting) }
    let pair = pair(at: farthest.point)
    return .collision(pair.z, pair.other)
  }

  private func gap(at y: [Double], _ probe: [Double]) -> Double {
    let pair = pair(at: y)
    return dot(probe, difference(pair.z, pair.other))
  }

  /// Where probe·(z − z′), or its negative, is greatest, up to one more than at the start.
  private func extreme(_ sign: Double, from start: [Double], margin: Double, probe: [Double]) -> [Double]? {
    var objective = [Double](repeating: 0, count: walls.dimension)
    let zero = gap(at: objective, probe)
    for j in objective.indices {
      var unit = [Double](repeating: 0, count: walls.dimension)
      unit[j] = 1
      objective[j] = sign * (gap(at: unit, probe) - zero)
    }
    let size = length(objective)
    guard size > Tolerance.rounded else { return start }
    var program = LinearProgram(dimension: walls.dimension)
    let relief = max(0, -margin)
    for i in 0..<walls.count { program.add(walls.normal(i), limit: walls.limits[i] + relief) }
    let direction = objective.map { $0 / size }
    program.add(direction, limit: dot(direction, start) + 1 / size)
    guard case .optimum(let point, _) = program.maximize(direction, from: start) else { return nil }
    return point
  }
}
