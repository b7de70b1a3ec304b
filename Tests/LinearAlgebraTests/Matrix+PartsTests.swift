import LinearAlgebra
import Testing

@Suite struct MatrixPartsTests {
  private let matrix = Matrix([[1.0, 2, 3], [4, 5, 6]])

  @Test func rowsAndColumnsAreTakenOut() {
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(2) == [3, 6])
    #expect(matrix.rows(1..<2) == Matrix([[4, 5, 6]]))
    #expect(matrix.rows(1..<1).shape == "0×3")
    #expect(matrix.rows(at: [1, 0, 1]) == Matrix([[4, 5, 6], [1, 2, 3], [4, 5, 6]]))
    #expect(matrix.columns(at: [2, 0]) == Matrix([[3, 1], [6, 4]]))
    #expect(matrix.diagonal == [1, 5])
  }

  @Test func theDiagonalComesBack() {
    #expect(Matrix<Double>.diagonal([1, 2]) == Matrix([[1, 0], [0, 2]]))
    #expect(Matrix<Float>.identity(2) == Matrix([[1, 0], [0, 1]]))
    #expect(Matrix<Double>.identity(0).shape == "0×0")
  }

  @Test(arguments: [(1, 1), (2, 3), (31, 33), (32, 64), (100, 7), (0, 5), (5, 0)])
  func transposingExchangesTheIndices(rows: Int, columns: Int) {
    let matrix = noise(rows, columns)
    let transposed = matrix.transposed
    #expect(transposed.rows == columns && transposed.columns == rows)
    for i in 0..<rows { #expect(transposed.column(i) == matrix.row(i)) }
    #expect(transposed.transposed == matrix)
  }

  @Test func matricesStandSideBySide() {
    let joined = Matrix.joinedColumns([matrix, Matrix([[7], [8]]), Matrix(rows: 2, columns: 0)])
    #expect(joined == Matrix([[1, 2, 3, 7], [4, 5, 6, 8]]))
    #expect(Matrix<Double>.joinedColumns([]).shape == "0×0")
  }

  @Test func partsThatAreNotThereStopTheProgram() async {
    let row = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1.0, 2]]).row(1)
    }
    #expect(words(row).contains("1×2 has no row 1"))
    let column = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1.0, 2]]).columns(at: [0, 2])
    }
    #expect(words(column).contains("1×2 has no columns [0, 2]"))
    let joined = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix.joinedColumns([Matrix([[1.0]]), Matrix([[1.0], [2]])])
    }
    #expect(words(joined).contains("matrices side by side must have equally many rows"))
  }
}
