import Alignment
import LinearAlgebra
import Randomness
import Testing

@Suite struct CodeWarningTests {
  private let codes = normalMatrix(100, 3, RandomStream(seed: 1))

  @Test func aGoodCodeHasNone() throws {
    #expect(try codeWarnings(codes).isEmpty)
  }

  @Test func scaleAloneIsNoReason() throws {
    #expect(try codeWarnings(matmul(codes, .diagonal([1e-6, 1, 1e6]))).isEmpty)
  }

  @Test func aSumOfColumnsLowersTheRank() throws {
    let dependent = Matrix.joinedColumns([codes, matmul(codes, Matrix([[1.0], [1], [1]]))])
    let warnings = try codeWarnings(dependent, .second)
    #expect(warnings == [.rankDeficient(.second, rank: 3, columns: 4)])
    #expect(warnings[0].description.hasPrefix("the second code has rank 3 in 4 columns;"))
  }

  @Test func fewerRowsThanColumnsIsSaidFirst() throws {
    let warnings = try codeWarnings(codes.rows(0..<2))
    #expect(warnings == [.fewerRowsThanColumns(.first, rows: 2, columns: 3)])
    #expect(warnings[0].description.hasPrefix("the first code has 2 rows for 3 columns;"))
  }

  @Test func constantColumnsAreToldApartFromDependentOnes() throws {
    var collapsed = codes
    for i in 0..<100 { collapsed[i, 0] = 2 }
    #expect(try codeWarnings(collapsed) == [.constantColumns(.first, [0])])
    #expect(
      try codeWarnings(Matrix(rows: 4, columns: 2, repeating: 1)) == [.constantColumns(.first, [0, 1])])
  }

  @Test func theLimitIsTheCallers() throws {
    #expect(try codeWarnings(codes, conditionLimit: 1).count == 1)
  }

  @Test func anEmptyCodeIsAnError() {
    #expect(throws: AlignmentError.tooFewRows(0, needed: 1)) { try codeWarnings(Matrix(rows: 0, columns: 2)) }
  }
}
