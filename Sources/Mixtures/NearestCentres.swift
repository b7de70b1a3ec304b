private import CMixtureKernels

/// For each point the nearest of several centres.
struct NearestCentres {
  /// N centre numbers; the first of several that are equally near.
  var labels: [Int]
  /// N squared distances to them.
  var squaredDistances: [Double]

  /// Finds them, for centres that are K×D by rows.
  init(to centres: [Double], of points: PointBlocks) {
    labels = [Int](repeating: 0, count: points.count)
    squaredDistances = [Double](repeating: .infinity, count: points.count)
    for k in 0..<centres.count / points.features {
      update(with: Array(centres[k * points.features..<(k + 1) * points.features]), number: k, of: points)
    }
  }

  /// Takes one more centre into account.
  mutating func update(with centre: [Double], number: Int, of points: PointBlocks) {
    let out = AlignedBuffer(count: PointBlocks.size)
    let ones = [Double](repeating: 1, count: points.features)
    for block in 0..<points.blocks {
      ck_log_density_diagonal(points.features, points.start(ofBlock: block), centre, ones, 0, out.start)
      for n in 0..<points.count(inBlock: block) {
        let squaredDistance = -2 * out.start[n]
        if squaredDistance < squaredDistances[block * PointBlocks.size + n] {
          squaredDistances[block * PointBlocks.size + n] = squaredDistance
          labels[block * PointBlocks.size + n] = number
        }
      }
    }
  }

  /// Σₙ of the squared distances.
  var inertia: Double { squaredDistances.reduce(0, +) }
}
