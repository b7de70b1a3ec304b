import LinearAlgebra
import TestSupport
import Testing

@Suite struct MatrixArithmeticTests {
  private let a = Matrix([[1.0, -2], [3, 4]])

  @Test func sumsAndMultiplesAreEntrywise() {
    let b = Matrix([[0.5, 0], [-3, 1]])
    #expect(a + b == Matrix([[1.5, -2], [0, 5]]))
    #expect(a - b == Matrix([[0.5, -2], [6, 3]]))
    #expect(-2 * a == Matrix([[-2, 4], [-6, -8]]))
    #expect(a.map(abs) == Matrix([[1, 2], [3, 4]]))
  }

  @Test func columnSumsAndMeansAgreeWithNumpy() throws {
    let reference = try LinearAlgebraReference.load()
    let matrix = Matrix(reference.a)
    // Sums of five numbers.
    expectClose(matrix.columnSums, reference.aColumnSums, absolute: 1e-14)
    expectClose(matrix.columnMeans, reference.aColumnMeans, absolute: 1e-14)
  }

  @Test func aLongColumnOfFloatsKeepsItsSum() {
    let sum = Matrix<Float>(rows: 1_000_000, columns: 1, repeating: 0.1).columnSums[0]
    // Adding one by one is off by 1e-2; the roundings of 256 and of 3907 additions, all one way, by 1e-4 at most.
    expectClose(Double(sum), 100_000, relative: 1e-4)
  }

  @Test func aMatrixWithoutRowsHasSumsAndMeansOfZero() {
    #expect(Matrix<Double>(rows: 0, columns: 2).columnSums == [0, 0])
    #expect(Matrix<Double>(rows: 0, columns: 2).columnMeans == [0, 0])
  }

  @Test func centredColumnsSumToZero() {
    let centred = noise(300, 3).centred
    expectClose(centred.columnSums, [0, 0, 0], absolute: 1e-13)  // 300 roundings of numbers near one
    #expect(a.addingToRows([10, 20]) == Matrix([[11, 18], [13, 24]]))
  }

  @Test func differentShapesStopTheProgram() async {
    let sum = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1.0]]) + Matrix([[1.0, 2]])
    }
    #expect(words(sum).contains("cannot add 1×1 and 1×2"))
    let rows = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1.0, 2]]).addingToRows([1])
    }
    #expect(words(rows).contains("cannot add 1 numbers to the rows of 1×2"))
  }
}
