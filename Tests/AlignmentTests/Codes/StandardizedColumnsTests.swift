import Alignment
import LinearAlgebra
import Randomness
import RowBlocks
import TestSupport
import Testing

@Suite struct StandardizedColumnsTests {
  @Test func theColumnsHaveMeanZeroAndLengthOne() {
    let columns = StandardizedColumns(normalMatrix(50, 3, RandomStream(seed: 1)))
    // Sums of fifty terms below one.
    expectClose(columns.unit.columnSums, [0, 0, 0], absolute: 1e-14)
    expectClose(matmulTransposedFirst(columns.unit, columns.unit).diagonal, [1, 1, 1], absolute: 1e-14)
  }

  @Test func aConstantIsKnownInSpiteOfRounding() {
    // The mean of a thousand copies of 0.1 is not 0.1, and the second column varies in its last bits only.
    let codes = Matrix((0..<1000).map { [0.1, 0.1 * (1 + Double($0 % 2) * 0x1p-50), Double($0)] })
    #expect(StandardizedColumns(codes).constant == [0, 1])
  }

  @Test(arguments: [1e-200, 1, 1e200])
  func scalesFarFromOneNeitherOverflowNorVanish(scale: Double) {
    let columns = StandardizedColumns(Matrix([[scale], [3 * scale]]))
    let half = (1.0 / 2).squareRoot()
    expectClose(columns.unit.elements, [-half, half], relative: 1e-15)
    expectClose(columns.lengths, [2 * half * scale], relative: 1e-15)
  }

  @Test func oneRowVariesNowhere() {
    #expect(StandardizedColumns(Matrix([[1.0, 2]])).constant == [0, 1])
  }

  @Test func lengthsInBlocksAreTheSameToTheLastBit() throws {
    let codes = normalMatrix(5001, 3, RandomStream(seed: 2)).addingToRows([1e6, 0, -3])
    #expect(try columnLengths(of: RowBlocks(codes)) == StandardizedColumns(codes).lengths)
  }
}
