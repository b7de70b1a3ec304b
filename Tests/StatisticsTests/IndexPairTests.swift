import Statistics
import Testing

@Suite struct IndexPairTests {
  @Test func pairsComeRowByRow() {
    #expect(IndexPair.unordered(of: 3) == [IndexPair(0, 1), IndexPair(0, 2), IndexPair(1, 2)])
    #expect(IndexPair.ordered(of: 2) == [IndexPair(0, 1), IndexPair(1, 0)])
  }

  @Test(arguments: [0, 1]) func ofTooFewThereIsNone(count: Int) {
    #expect(IndexPair.unordered(of: count).isEmpty && IndexPair.ordered(of: count).isEmpty)
  }
}
