private import Foundation

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
