import Assumptions
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// The end of the search is a minimum of the criterion, which is computed here by its definition.
@Suite struct DiagonalizationSearchTests {
  private func covariances(_ count: Int, _ m: Int, seed: UInt64) -> [Matrix<Double>] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { _ in randomCovariance(m, &stream) }
  }

  /// log |det| by elimination with pivots.
  private func logDeterminant(_ matrix: Matrix<Double>) -> Double {
    var (a, sum) = (matrix, 0.0)
    for k in 0..<a.rows {
      let pivot = (k..<a.rows).max { abs(a[$0, k]) < abs(a[$1, k]) } ?? k
      for j in 0..<a.columns { (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]) }
      sum += log(abs(a[k, k]))
      for i in k + 1..<max(a.rows, k + 1) {
        let share = a[i, k] / a[k, k]
        for j in k..<a.columns { a[i, j] -= share * a[k, j] }
      }
    }
    return sum
  }

  /// ½·Σ w_j·( log det diag(B·Σ_j·Bᵀ) − log det(B·Σ_j·Bᵀ) ).
  private func criterion(_ b: Matrix<Double>, _ covariances: [Matrix<Double>], _ weights: [Double]) -> Double {
    zip(covariances, weights).reduce(0) { sum, pair in
      let image = matmulTransposedSecond(matmul(b, pair.0), b)
      let diagonal = image.diagonal.reduce(0) { $0 + log($1) }
      return sum + 0.5 * pair.1 / weights.reduce(0, +) * (diagonal - logDeterminant(image))
    }
  }

  @Test(arguments: [(2, 2), (3, 3), (6, 4)]) func itIsTheCriterionOfTheMatrixAndLeastThere(count: Int, m: Int) throws {
    let covariances = covariances(count, m, seed: UInt64(count))
    let weights = (1...count).map { Double($0) }
    let found = try jointDiagonalization(of: covariances, weights: weights)
    let least = criterion(found.matrix, covariances, weights)
    expectClose(found.criterion, least, absolute: 1e-12)
    // Central differences of the entries, in units of each row.
    for k in 0..<m * m {
      let scale = found.matrix.row(k / m).reduce(0) { max($0, abs($1)) }
      func value(_ step: Double) -> Double {
        var moved = found.matrix
        moved.elements[k] += step * scale
        return criterion(moved, covariances, weights)
      }
      let (above, below) = (value(1e-5), value(-1e-5))
      // Errors of order h², 1e-10, and of rounding, 1e-16/h.
      expectClose((above - below) / 2e-5, 0, absolute: 1e-8, "entry \(k)")
      #expect(above >= least - 1e-14 && below >= least - 1e-14)
    }
  }

  /// Rows may be scaled and change places: the criterion does not see it, and the search ends at the same value.
  @Test func theOrderOfComponentsIsNothing() throws {
    let covariances = covariances(4, 3, seed: 9)
    let found = try jointDiagonalization(of: covariances, weights: [1, 2, 3, 4])
    let turned = try jointDiagonalization(of: Array(covariances.reversed()), weights: [4, 3, 2, 1])
    expectClose(found.criterion, turned.criterion, absolute: 1e-10)
    let scaled = matmul(Matrix<Double>.diagonal([-2, 1e3, 1e-3]), found.matrix)
    expectClose(criterion(scaled, covariances, [1, 2, 3, 4]), found.criterion, absolute: 1e-10)
  }

  /// A component of weight zero has no say, and one of twice the weight counts as two.
  @Test func weightsCountComponents() throws {
    let covariances = covariances(3, 3, seed: 10)
    let doubled = try jointDiagonalization(of: covariances + [covariances[1]], weights: [1, 1, 1, 1])
    expectClose(
      try jointDiagonalization(of: covariances, weights: [1, 2, 1]).criterion, doubled.criterion, absolute: 1e-10)
    let without = try jointDiagonalization(of: Array(covariances.prefix(2)), weights: [1, 1])
    expectClose(
      try jointDiagonalization(of: covariances, weights: [1, 1, 0]).criterion, without.criterion, absolute: 1e-10)
  }
}
