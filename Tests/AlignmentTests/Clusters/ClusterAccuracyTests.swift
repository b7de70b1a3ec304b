import Alignment
import TestSupport
import Testing

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
