import LinearAlgebra

extension RegionAtlas {
  /// The sign of the determinant of a region's slopes, for as many outputs as latents, up to three, and full rank; zero
  /// otherwise.
  func orientation(of k: Int) -> Int {
    let slope = regions[k].slope
    guard slope.rows == slope.columns, slope.rows <= 3, images[k].rank == slope.rows else { return 0 }
    return determinant(slope) > 0 ? 1 : -1
  }

  /// Whether all regions have full rank and keep, or all mirror, the turn of space.
  var isCoherent: Bool {
    guard doubts.isEmpty, fullRank.count == regions.count, let first = fullRank.first else { return false }
    let sign = orientation(of: first)
    return sign != 0 && fullRank.allSatisfy { orientation(of: $0) == sign }
  }

  /// All pairs of regions of full rank; first, some that lie beside one another and are turned differently, since there
  /// space is folded.
  var pairs: some Sequence<(Int, Int)> {
    let all = fullRank.indices.lazy.flatMap { [fullRank] i in fullRank[(i + 1)...].lazy.map { (fullRank[i], $0) } }
    return [AnySequence(foldedPairs), AnySequence(all)].lazy.joined()
  }

  /// For some regions of the rarer orientation, the nearest of the other.
  private var foldedPairs: [(Int, Int)] {
    let signs = fullRank.map { orientation(of: $0) }
    let kept = fullRank.indices.filter { signs[$0] > 0 }.map { fullRank[$0] }
    let mirrored = fullRank.indices.filter { signs[$0] < 0 }.map { fullRank[$0] }
    let (few, many) = kept.count < mirrored.count ? (kept, mirrored) : (mirrored, kept)
    return few.prefix(40).flatMap { k in
      let distances = many.map { (length(difference(regions[k].interior, regions[$0].interior)), $0) }
      return distances.sorted { $0 < $1 }.prefix(20).map { (k, $0.1) }
    }
  }
}

/// The determinant of a matrix of one to three rows.
private func determinant(_ a: Matrix<Double>) -> Double {
  switch a.rows {
  case 1: return a[0, 0]
  case 2: return a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0]
  default:
    let first = a[0, 0] * (a[1, 1] * a[2, 2] - a[1, 2] * a[2, 1])
    let second = a[0, 1] * (a[1, 0] * a[2, 2] - a[1, 2] * a[2, 0])
    return first - second + a[0, 2] * (a[1, 0] * a[2, 1] - a[1, 1] * a[2, 0])
  }
}
