import Assumptions
import Testing

@Suite struct PartitionTests {
  @Test func blocksAreNumberedByTheirFirstItems() {
    #expect(Partition([7, 3, 7, 9]).blocks == [0, 1, 0, 2])
    #expect(Partition([7, 3, 7, 9]).count == 3)
    #expect(Partition.discrete(3).isDiscrete)
    #expect(Partition.whole(3).count == 1)
    #expect(Partition([]).count == 0)
  }

  @Test func meetAndJoinOfRowsAndColumnsOfAGrid() {
    let (rows, columns) = (Partition([0, 0, 0, 1, 1, 1]), Partition([0, 1, 2, 0, 1, 2]))
    #expect(rows.meet(columns).isDiscrete)
    #expect(rows.join(columns) == .whole(6))
    #expect(rows.join(rows) == rows)
    #expect(Partition.meet(of: [], items: 2) == .whole(2))
    #expect(Partition.join(of: [], items: 2) == .discrete(2))
  }

  @Test func joinsAreTransitive() {
    // 0-1 and 2-3 in the first, 1-2 in the second: one chain.
    #expect(Partition([0, 0, 1, 1, 2]).join(Partition([0, 1, 1, 2, 3])) == Partition([0, 0, 0, 0, 1]))
  }

  @Test func absorptionHolds() {
    let all = [[0, 1, 0, 2, 1], [0, 0, 1, 1, 2], [0, 1, 2, 3, 4], [0, 0, 0, 0, 0], [0, 1, 1, 0, 1]].map(Partition.init)
    for a in all {
      for b in all {
        #expect(a.meet(a.join(b)) == a)
        #expect(a.join(a.meet(b)) == a)
        #expect(a.meet(b) == b.meet(a))
        #expect(a.join(b) == b.join(a))
      }
    }
  }
}
