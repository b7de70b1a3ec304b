import Alignment
import Testing

@Suite struct ConfusionMatrixTests {
  @Test func countsEachPairOfLabels() throws {
    let table = try ConfusionMatrix(rows: [0, 0, 1, 5], columns: [-1, -1, -1, 3])
    #expect(table.rowLabels == [0, 1, 5] && table.columnLabels == [-1, 3])
    #expect(table.counts == [2, 0, 1, 0, 0, 1])
    #expect(table.rowSums == [2, 1, 1] && table.columnSums == [3, 1])
    #expect(table.points == 4)
  }

  @Test func labelsFarApartAreCountedToo() throws {
    let table = try ConfusionMatrix(rows: [.min, .max, .max], columns: [1_000_000_000, 0, 0])
    #expect(table.rowLabels == [.min, .max] && table.columnLabels == [0, 1_000_000_000])
    #expect(table.counts == [0, 1, 2, 0])
  }

  @Test func labelsOfDifferentPointsAreRefused() {
    #expect(throws: ClusteringError.differentCounts(2, 3)) { try ConfusionMatrix(rows: [0, 1], columns: [0, 1, 2]) }
    #expect(throws: ClusteringError.noPoints) { try ConfusionMatrix(rows: [], columns: []) }
  }
}
