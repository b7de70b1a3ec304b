import LinearAlgebra
import Testing

@Suite struct MatrixTests {
  @Test func entriesAreStoredByRows() {
    var matrix = Matrix([[1.0, 2, 3], [4, 5, 6]])
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(matrix.shape == "2×3")
    #expect(matrix[1, 0] == 4)
    matrix[1, 0] = 7
    #expect(matrix.elements == [1, 2, 3, 7, 5, 6])
  }

  @Test func aMatrixMayBeEmpty() {
    #expect(Matrix<Float>([]).shape == "0×0")
    #expect(Matrix<Double>(rows: 0, columns: 3).elements.isEmpty)
    #expect(Matrix<Double>(rows: 3, columns: 0).shape == "3×0")
  }

  @Test func aNumberMayBeRepeated() {
    #expect(Matrix(rows: 1, columns: 2, repeating: Float(3)) == Matrix([[3, 3]]))
  }

  @Test func tooFewEntriesStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 2, elements: [1.0, 2, 3])
    }
    #expect(words(result).contains("2×2 needs 4 entries, not 3"))
  }

  @Test func raggedRowsStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1.0], [2, 3]])
    }
    #expect(words(result).contains("the rows of a matrix must be equally long"))
  }

  @Test func aNegativeShapeStopsTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: -1, columns: -1, elements: [1.0])
    }
    #expect(words(result).contains("a matrix cannot be -1×-1"))
  }
}
