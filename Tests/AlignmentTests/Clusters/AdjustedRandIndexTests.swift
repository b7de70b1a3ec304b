import Alignment
import Randomness
import TestSupport
import Testing

@Suite struct AdjustedRandIndexTests {
  @Test(arguments: [
    // sklearn.metrics.adjusted_rand_score.
    ([0, 0, 1, 1], [0, 0, 1, 2], 0.5714285714285714), ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
    ([0, 0, 1, 2, 2, 2, 1], [1, 1, 0, 0, 2, 2, 2], 0.2125), ([0, 0, 0, 0], [0, 1, 2, 3], 0.0),
  ])
  func agreesWithScikitLearn(first: [Int], second: [Int], expected: Double) throws {
    expectClose(try ConfusionMatrix(rows: first, columns: second).adjustedRandIndex, expected, absolute: 1e-14)
  }

  @Test func otherNamesForTheSameClustersAgree() throws {
    let labels = drawnLabels(500, clusters: 7, seed: 1)
    let renamed = labels.map { [40, -3, 8, 1, 0, 99, 12][$0] }
    let table = try ConfusionMatrix(rows: labels, columns: renamed)
    #expect(table.adjustedRandIndex == 1)
    #expect(table.hungarianAccuracy == 1)
  }

  @Test func exchangingTheClusteringsChangesNothing() throws {
    let (a, b) = (drawnLabels(200, clusters: 4, seed: 2), drawnLabels(200, clusters: 6, seed: 3))
    expectClose(
      try ConfusionMatrix(rows: a, columns: b).adjustedRandIndex,
      try ConfusionMatrix(rows: b, columns: a).adjustedRandIndex, absolute: 1e-15)
  }

  @Test func randomLabelsScoreZeroInTheMean() throws {
    let mean =
      try (0..<100).reduce(0.0) { sum, seed in
        let table = try ConfusionMatrix(
          rows: drawnLabels(200, clusters: 5, seed: 2 * seed),
          columns: drawnLabels(200, clusters: 5, seed: 2 * seed + 1))
        return sum + table.adjustedRandIndex
      } / 100
    // One such index has a deviation of 0.008.
    expectClose(mean, 0, absolute: 4 * 0.008 / 10)
  }

  @Test func clusteringsWithoutPairsToTellApartAgree() throws {
    #expect(try ConfusionMatrix(rows: [3], columns: [8]).adjustedRandIndex == 1)
    #expect(try ConfusionMatrix(rows: [1, 1, 1], columns: [0, 0, 0]).adjustedRandIndex == 1)
    #expect(try ConfusionMatrix(rows: [0, 1, 2], columns: [5, 4, 3]).adjustedRandIndex == 1)
  }
}

/// Labels of 0..<clusters, each as likely.
func drawnLabels(_ count: Int, clusters: Int, seed: Int) -> [Int] {
  var stream = RandomStream(seed: UInt64(seed))
  return (0..<count).map { _ in stream.index(below: clusters) }
}
