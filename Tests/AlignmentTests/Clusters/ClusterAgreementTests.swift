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

@Suite struct ClusterAccuracyTests {
  @Test func oneClusterStandsForOneClass() throws {
    // Clusters 0 and 1 share class 0; only one of them may stand for it.
    let table = try ConfusionMatrix(rows: [0, 0, 0, 1, 1, 2, 2, 2], columns: [0, 0, 0, 0, 0, 1, 1, 0])
    expectClose(table.hungarianAccuracy, 5.0 / 8, absolute: 1e-15)
    expectClose(table.manyToOneAccuracy, 7.0 / 8, absolute: 1e-15)
    #expect(table.bestMatching.columns == [0, nil, 1])
  }

  @Test func greedyMatchingIsNotEnough() throws {
    // 3 2 / 2 0: taking the 3 first leaves 0; the best is 2 + 2.
    let table = try ConfusionMatrix(rows: [0, 0, 0, 0, 0, 1, 1], columns: [0, 0, 0, 1, 1, 0, 0])
    expectClose(table.hungarianAccuracy, 4.0 / 7, absolute: 1e-15)
  }

  @Test func manyToOneIsAtLeastHungarian() throws {
    for seed in 0..<20 {
      let table = try ConfusionMatrix(
        rows: drawnLabels(60, clusters: 8, seed: seed), columns: drawnLabels(60, clusters: 5, seed: seed + 100))
      #expect(table.manyToOneAccuracy >= table.hungarianAccuracy)
    }
  }
}

@Suite struct MutualInformationTests {
  @Test(arguments: [
    // sklearn.metrics.mutual_info_score and normalized_mutual_info_score.
    ([0, 0, 1, 1], [0, 0, 1, 2], 0.6931471805599453, 0.8),
    ([0, 0, 1, 2, 2, 2, 1], [1, 1, 0, 0, 2, 2, 2], 0.6081583698769647, 0.5636355530993448),
  ])
  func agreesWithScikitLearn(first: [Int], second: [Int], information: Double, normalized: Double) throws {
    let table = try ConfusionMatrix(rows: first, columns: second)
    expectClose(table.mutualInformation, information, absolute: 1e-14)
    expectClose(table.normalizedMutualInformation, normalized, absolute: 1e-14)
  }

  @Test func aSingleClusterOnBothSidesAgrees() throws {
    #expect(try ConfusionMatrix(rows: [1, 1], columns: [0, 0]).normalizedMutualInformation == 1)
  }
}

/// Labels of 0..<clusters, each as likely.
func drawnLabels(_ count: Int, clusters: Int, seed: Int) -> [Int] {
  var stream = RandomStream(seed: UInt64(seed))
  return (0..<count).map { _ in stream.index(below: clusters) }
}
