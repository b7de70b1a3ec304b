import Alignment
import TestSupport
import Testing

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
