private import LinearAlgebra

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
