import AlignmentArtifacts
import LinearAlgebra
import Stages
import TestSupport
import Testing

@Suite struct CodeComparisonTests {
  @Test func aMapTakesRowsToRows() {
    let map = CodeComparison.Map(matrix: Matrix([[1, 2], [3, 4]]), shift: [5, 6])
    expectClose(map(Matrix([[1.0, 1]])), Matrix([[9, 12]]), absolute: 1e-15)
  }
}
