extension ConfusionMatrix {
  /// The adjusted Rand index: agreement on pairs of points, zero in the mean for random labels, one for the same
  /// clusters under other names (L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2, 1985).
  ///
  ///     ARI = (I − E) / ((A + B)/2 − E),   E = A·B / C(N, 2)
  ///
  /// with I, A and B the pairs of points that both, the rows and the columns put together. Two clusterings that are
  /// both one cluster, or both all singletons, agree: one.
  public var adjustedRandIndex: Double {
    let together = counts.reduce(0) { $0 + pairs($1) }
    let rows = rowSums.reduce(0) { $0 + pairs($1) }
    let columns = columnSums.reduce(0) { $0 + pairs($1) }
    let all = pairs(points)
    let expected = all == 0 ? 0 : rows * columns / all
    let greatest = (rows + columns) / 2
    return greatest == expected ? 1 : (together - expected) / (greatest - expected)
  }

  /// The number of pairs among n points. As `Double`, exact up to 2⁵³.
  private func pairs(_ n: Int) -> Double { Double(n) * Double(n - 1) / 2 }
}
