import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct MomentsTests {
  private let points = normalMatrix(5000, 3, RandomStream(seed: 1))

  private func expected(_ rows: Matrix<Double>) -> (means: [Double], covariance: Matrix<Double>) {
    let centred = rows.centred
    return (rows.columnMeans, (1 / Double(rows.rows)) * gram(centred))
  }

  @Test func blocksGiveWhatAllPointsGive() {
    let found = Moments(of: 5000) { points.rows($0) }
    #expect(found.count == 5000)
    // Sums of 5,000 terms in another order.
    expectClose(found.means, expected(points).means, absolute: 1e-13)
    expectClose(found.covariance, expected(points).covariance, absolute: 1e-12)
  }

  @Test func momentsOfPartsAddUp() {
    var first = Moments(columns: 3)
    first.add(points.rows(0..<1200))
    var second = Moments(columns: 3)
    second.add(points.rows(1200..<5000))
    first.add(second)
    #expect(first.count == 5000)
    expectClose(first.covariance, expected(points).covariance, absolute: 1e-12)
  }

  @Test func ofNothingTheyAreZero() {
    let none = Moments(columns: 2)
    #expect(none.count == 0 && none.means == [0, 0] && none.covariance == Matrix(rows: 2, columns: 2))
    #expect(Moments(of: 0) { points.rows($0) }.means.isEmpty)
  }
}
