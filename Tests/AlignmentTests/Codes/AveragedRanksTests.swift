import Alignment
import LinearAlgebra
import Testing

@Suite struct AveragedRanksTests {
  @Test func tiesShareTheMeanOfTheirRanks() {
    #expect(averagedRanks([3.0, 1, 3, 2, 3]) == [4, 1, 4, 2, 4])
    #expect(averagedRanks([0.0, -0.0]) == [1.5, 1.5])
    #expect(averagedRanks([Double]()) == [])
  }

  @Test func eachColumnIsRankedByItself() {
    #expect(averagedRanks(Matrix([[9.0, 1], [5, 1], [7, 0]])) == Matrix([[3, 2.5], [1, 2.5], [2, 1]]))
  }
}
