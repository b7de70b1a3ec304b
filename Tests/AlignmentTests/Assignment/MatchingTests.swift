import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Rows matched to columns.
@Suite struct MatchingTests {
  @Test func pairsAreThoseOfTheRowsThatHaveOne() {
    let matching = Matching(columns: [2, nil, 0, nil], total: 3)
    #expect(matching.pairs == [Matching.Pair(row: 0, column: 2), Matching.Pair(row: 2, column: 0)])
    #expect(Matching(columns: [], total: 0).pairs.isEmpty)
    #expect(Matching(columns: [nil], total: 0).pairs.isEmpty)
  }

  /// A table and its transpose have the same pairs, turned around.
  @Test(arguments: [(3, 5), (5, 3), (4, 4)]) func theTransposeHasThePairsTurnedAround(rows: Int, columns: Int) throws {
    let cost = normalMatrix(rows, columns, RandomStream(seed: 1))
    let (there, back) = (try assignment(cost: cost), try assignment(cost: cost.transposed))
    let turned = back.pairs.map { Matching.Pair(row: $0.column, column: $0.row) }.sorted { $0.row < $1.row }
    #expect(there.pairs == turned)
    #expect(there.columns.count == rows && back.columns.count == columns)
  }

  @Test func theTotalIsTheSumInTheOrderOfRows() throws {
    let cost = normalMatrix(30, 30, RandomStream(seed: 2))
    let matching = try assignment(cost: cost)
    #expect(matching.total == matching.pairs.reduce(0) { $0 + cost[$1.row, $1.column] })
  }
}
