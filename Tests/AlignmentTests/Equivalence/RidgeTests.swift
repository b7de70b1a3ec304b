import Alignment
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct RidgeTests {
  /// Least squares with penalty λ, of n points with f features, left out one by one for real.
  private func leftOutError(_ x: Matrix<Double>, _ y: [Double], penalty: Double) throws -> Double {
    var sum = 0.0
    for i in 0..<x.rows {
      let kept = (0..<x.rows).filter { $0 != i }
      let w = try solved(x.rows(at: kept), kept.map { y[$0] }, penalty: penalty)
      let error = y[i] - zip(x.row(i), w).reduce(0) { $0 + $1.0 * $1.1 }
      sum += error * error
    }
    return sum
  }

  private func solved(_ x: Matrix<Double>, _ y: [Double], penalty: Double) throws -> [Double] {
    let factor = try cholesky(gram(x) + penalty * Matrix<Double>.identity(x.columns))
    let right = matmulTransposedFirst(x, Matrix(rows: y.count, columns: 1, elements: y))
    return solveLowerTransposed(factor, solveLower(factor, right)).elements
  }

  @Test(arguments: 0..<4) func thePenaltyIsThatOfLeastErrorWhenPointsAreLeftOut(seed: UInt64) throws {
    let x = normalMatrix(40, 6, RandomStream(seed: seed))
    var noise = RandomStream(seed: 100 + seed)
    let y = (0..<40).map { x[$0, 0] - 0.5 * x[$0, 3] + 1.5 * noise.normal() }
    let penalties = stride(from: -1.0, through: 5.5, by: 0.5).map { pow(10, $0) }
    let errors = try penalties.map { try leftOutError(x, y, penalty: $0) }
    let best = try #require(errors.indices.min { errors[$0] < errors[$1] })
    let found = try Ridge(x, Matrix(rows: 40, columns: 1, elements: y), affineLeverage: 0).coefficients.elements
    // Eigenvectors here, a factor there; a Gram matrix of condition ten.
    expectClose(found, try solved(x, y, penalty: penalties[best]), absolute: 1e-10)
  }

  @Test func aTargetThatNoPenaltyHelpsIsLeftAlone() throws {
    let x = normalMatrix(30, 20, RandomStream(seed: 5))
    let y = normalMatrix(30, 40, RandomStream(seed: 6))
    let found = try Ridge(x, y, affineLeverage: 0.1).coefficients
    // Of forty targets of noise about half are, since chance helps the others; a target of the features is not.
    let alone = (0..<40).count { found.column($0).allSatisfy { $0 == 0 } }
    #expect(alone > 8 && alone < 32)
    let known = try Ridge(x, x.columns(at: [4]), affineLeverage: 0.1).coefficients
    #expect(known[4, 0] > 0.9)
  }

  @Test func eachTargetHasItsOwnPenalty() throws {
    let x = normalMatrix(60, 5, RandomStream(seed: 7))
    var y = normalMatrix(60, 2, RandomStream(seed: 8))
    for i in 0..<60 { y[i, 0] = x[i, 1] }
    let both = try Ridge(x, y, affineLeverage: 0).coefficients
    let first = try Ridge(x, y.columns(at: [0]), affineLeverage: 0).coefficients
    expectClose(both.column(0), first.column(0), absolute: 1e-12)
  }
}
