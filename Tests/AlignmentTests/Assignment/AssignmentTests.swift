import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct AssignmentTests {
  struct Reference: Decodable {
    let cost: [[Double]]
    let columns: [Int]
    let total: Double
  }

  @Test func agreesWithSciPy() throws {
    let cases = try referenceCases("assignment", of: Reference.self)
    #expect(cases.count == 21)
    for reference in cases {
      let matching = try assignment(cost: Matrix(reference.cost))
      // The costs are continuous draws, so the best matching is unique; its total is the same sum in the same order.
      #expect(matching.columns == reference.columns.map { $0 })
      expectClose(matching.total, reference.total, relative: 1e-14)
    }
  }

  @Test(arguments: 1...5, 1...5)
  func noOtherMatchingIsCheaper(rows: Int, columns: Int) throws {
    for seed in 0..<20 {
      let cost = normalMatrix(rows, columns, RandomStream(seed: UInt64(seed)).child("\(rows)×\(columns)"))
      let matching = try assignment(cost: cost)
      // A handful of terms of size one, in another order.
      expectClose(matching.total, cheapest(cost), absolute: 1e-13)
      #expect(matching.pairs.count == min(rows, columns))
      #expect(Set(matching.pairs.map(\.column)).count == min(rows, columns))
    }
  }

  @Test func integersWithManyTiesReachTheLeastTotal() throws {
    for seed in 0..<50 {
      var stream = RandomStream(seed: UInt64(seed))
      let cost = Matrix(rows: 5, columns: 5, elements: (0..<25).map { _ in Double(stream.index(below: 3)) })
      // Sums of small integers are exact.
      #expect(try assignment(cost: cost).total == cheapest(cost))
    }
  }

  @Test func aConstantForEachRowAndColumnChangesNoMatching() throws {
    let cost = normalMatrix(12, 12, RandomStream(seed: 4))
    var shifted = cost
    for i in 0..<12 { for j in 0..<12 { shifted[i, j] += 3 * Double(i) - 7 * Double(j) } }
    #expect(try assignment(cost: cost).columns == assignment(cost: shifted).columns)
  }

  @Test func moreRowsThanColumnsLeaveRowsOver() throws {
    let matching = try assignment(cost: Matrix([[5.0], [1], [3]]))
    #expect(matching.columns == [nil, 0, nil])
    #expect(matching.pairs == [Matching.Pair(row: 1, column: 0)])
    #expect(matching.total == 1)
  }

  @Test func aTableWithoutRowsOrColumnsHasAnEmptyMatching() throws {
    #expect(try assignment(cost: Matrix(rows: 0, columns: 3)).pairs.isEmpty)
    #expect(try assignment(cost: Matrix(rows: 2, columns: 0)).columns == [nil, nil])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e301])
  func aCostThatIsNoNumberIsRefused(bad: Double) throws {
    var cost = Matrix<Double>(rows: 2, columns: 3)
    cost[1, 2] = bad
    let error = try #require(throws: AssignmentError.self) { try assignment(cost: cost) }
    #expect(error.description.hasPrefix("the cost at (1, 2) is \(bad);"))
  }

  @Test func costsOfGreatMagnitudeAreMatched() throws {
    let matching = try assignment(cost: Matrix([[1e300, -1e300], [-1e300, 1e300]]))
    #expect(matching.columns == [1, 0])
  }

  /// The least total over all matchings, by trying them.
  private func cheapest(_ cost: Matrix<Double>) -> Double {
    let wide = cost.rows <= cost.columns ? cost : cost.transposed
    func best(from row: Int, free: Set<Int>) -> Double {
      guard row < wide.rows else { return 0 }
      return free.map { wide[row, $0] + best(from: row + 1, free: free.subtracting([$0])) }.min() ?? 0
    }
    return best(from: 0, free: Set(0..<wide.columns))
  }
}
