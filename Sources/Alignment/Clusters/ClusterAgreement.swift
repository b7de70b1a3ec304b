private import Foundation
private import LinearAlgebra

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

extension ConfusionMatrix {
  /// The matching of row labels to column labels, by position, that the most points agree with.
  public var bestMatching: Matching {
    greatestGainMatching(
      Matrix(rows: rowLabels.count, columns: columnLabels.count, elements: counts.map(Double.init)))
  }

  /// The share of points on which the clusterings agree after that matching: with true labels, the accuracy where
  /// each cluster stands for one class. Points of unmatched clusters count as wrong.
  public var hungarianAccuracy: Double {
    Double(bestMatching.pairs.reduce(0) { $0 + self[$1.row, $1.column] }) / Double(points)
  }

  /// The share of points whose column label is the most frequent one of their row label: with clusters as rows and
  /// true classes as columns, the accuracy where many clusters may stand for one class (purity).
  public var manyToOneAccuracy: Double {
    let majority = rowLabels.indices.reduce(0) { sum, i in
      sum + (columnLabels.indices.map { self[i, $0] }.max() ?? 0)
    }
    return Double(majority) / Double(points)
  }
}

extension ConfusionMatrix {
  /// The mutual information of the two labels, in nats.
  public var mutualInformation: Double {
    let rows = rowSums
    let columns = columnSums
    var sum = 0.0
    for i in rowLabels.indices {
      for j in columnLabels.indices where self[i, j] > 0 {
        let share = Double(self[i, j]) / Double(points)
        sum += share * log(share / (Double(rows[i]) / Double(points) * (Double(columns[j]) / Double(points))))
      }
    }
    return sum
  }

  /// The mutual information over the mean of the two entropies; one where both clusterings are a single cluster.
  public var normalizedMutualInformation: Double {
    let mean = (entropy(rowSums) + entropy(columnSums)) / 2
    return mean == 0 ? 1 : mutualInformation / mean
  }

  /// The entropy of a label, in nats.
  private func entropy(_ sizes: [Int]) -> Double {
    sizes.reduce(0) { sum, size in
      let share = Double(size) / Double(points)
      return share > 0 ? sum - share * log(share) : sum
    }
  }
}
