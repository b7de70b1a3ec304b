import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct ResponsibilityAgreementTests {
  @Test func clustersInAnotherOrderAgreeFully() throws {
    let soft = drawnResponsibilities(100, 4, seed: 1)
    let agreement = try responsibilityAgreement(soft, soft.columns(at: [2, 0, 3, 1]))
    #expect(agreement.matching.columns == [1, 3, 0, 2])
    expectClose(agreement.soft, 1, absolute: 1e-14)
  }

  @Test func hardResponsibilitiesAgreeAsTheirLabelsDo() throws {
    let (a, b) = (drawnLabels(300, clusters: 4, seed: 2), drawnLabels(300, clusters: 5, seed: 3))
    let agreement = try responsibilityAgreement(hard(a, 4), hard(b, 5))
    expectClose(agreement.soft, try ConfusionMatrix(rows: a, columns: b).hungarianAccuracy, absolute: 1e-14)
  }

  @Test func theAgreementIsOneMinusTheTotalVariation() throws {
    let agreement = try responsibilityAgreement(
      Matrix([[0.9, 0.1], [0.2, 0.8]]), Matrix([[0.6, 0.4], [0.2, 0.8]]))
    // Total variations 0.3 and 0.
    expectClose(agreement.soft, 0.85, absolute: 1e-15)
  }

  @Test func responsibilitiesOfOtherPointsAreRefused() {
    let soft = drawnResponsibilities(10, 2, seed: 4)
    #expect(throws: ComponentError.differentPoints(10, 9)) { try responsibilityAgreement(soft, soft.rows(0..<9)) }
  }

  private func drawnResponsibilities(_ points: Int, _ clusters: Int, seed: UInt64) -> Matrix<Double> {
    var stream = RandomStream(seed: seed)
    return Matrix(
      (0..<points).map { _ in
        let draws = (0..<clusters).map { _ in stream.uniform() }
        return draws.map { $0 / draws.reduce(0, +) }
      })
  }

  private func hard(_ labels: [Int], _ clusters: Int) -> Matrix<Double> {
    Matrix(labels.map { label in (0..<clusters).map { $0 == label ? 1 : 0 } })
  }
}
