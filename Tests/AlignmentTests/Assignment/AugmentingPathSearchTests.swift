import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Costs whose cheapest matching is known, of more rows than can be tried.
@Suite struct AugmentingPathSearchTests {
  /// Row and column prices, and slack everywhere but at a hidden matching, which is then the only cheapest one.
  @Test(arguments: [(1, 1), (30, 30), (80, 80), (40, 100), (100, 40)])
  func aHiddenMatchingIsFound(rows: Int, columns: Int) throws {
    var stream = RandomStream(seed: 1).child("\(rows)×\(columns)")
    let hidden = stream.permutation(max(rows, columns))
    let (u, v) = (stream.normals(rows), stream.normals(columns))
    var cost = Matrix<Double>(rows: rows, columns: columns)
    for i in 0..<rows {
      for j in 0..<columns {
        let isHidden = rows <= columns ? hidden[i] == j : hidden[j] == i
        // The prices of the longer side would tell which of its lines are left over.
        let price = rows == columns ? u[i] + v[j] : rows < columns ? u[i] : v[j]
        cost[i, j] = price + (isHidden ? 0 : 0.01 + stream.uniform())
      }
    }
    let matching = try assignment(cost: cost)
    #expect(matching.pairs.allSatisfy { rows <= columns ? hidden[$0.row] == $0.column : hidden[$0.column] == $0.row })
    #expect(matching.pairs.count == min(rows, columns))
  }

  /// Products of row and column numbers, the cost of Machol and Wien on which every row bids for the same columns: by the
  /// rearrangement inequality the greatest goes to the least.
  @Test(arguments: [2, 5, 40, 120]) func rowsThatAllWantTheSameColumnsAreServed(n: Int) throws {
    let cost = Matrix((1...n).map { i in (1...n).map { Double(i * $0) } })
    #expect(try assignment(cost: cost).columns == (0..<n).map { n - 1 - $0 })
  }

  @Test func equalCostsMatchAll() throws {
    let matching = try assignment(cost: Matrix(rows: 50, columns: 60, repeating: 2))
    #expect(Set(matching.columns).count == 50)
    #expect(matching.total == 100)
  }

  /// Neither the order of rows nor that of columns decides who is matched, where the cheapest matching is one.
  @Test func theOrderOfRowsIsNothing() throws {
    var stream = RandomStream(seed: 3)
    let cost = normalMatrix(25, 25, stream)
    let order = stream.permutation(25)
    let (plain, turned) = (try assignment(cost: cost), try assignment(cost: cost.rows(at: order)))
    #expect(turned.columns == order.map { plain.columns[$0] })
  }

  /// Differences of costs far below their size are still differences.
  @Test func smallDifferencesOfGreatCostsDecide() throws {
    var cost = Matrix<Double>(rows: 3, columns: 3, repeating: 1e9)
    for (i, j) in [(0, 2), (1, 0), (2, 1)] { cost[i, j] -= 1e-3 }
    #expect(try assignment(cost: cost).columns == [2, 0, 1])
  }
}
