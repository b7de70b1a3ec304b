import Alignment
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct CorrelationsTests {
  private let x = Matrix<Double>([[0, 1], [1, 1], [2, 1]])

  @Test func entriesAreSignedCorrelationsOfColumns() throws {
    // (0, 1, 2) with (0, 2, 1) is ½ by hand, and with (5, 3, 1) it is −1.
    let found = try correlations(x.columns(at: [0]), Matrix([[0, 5], [2, 3], [1, 1]]))
    expectClose(found.matrix, Matrix([[0.5, -1]]), absolute: 1e-15)
    #expect(found.warnings.isEmpty)
  }

  @Test(arguments: CorrelationKind.allCases) func aConstantColumnIsZeroAndWarnedOf(kind: CorrelationKind) throws {
    let found = try correlations(x, x, kind: kind)
    expectClose(found.matrix, Matrix([[1, 0], [0, 0]]), absolute: 1e-15)
    #expect(found.warnings == [.constantColumns(.first, [1]), .constantColumns(.second, [1])])
  }

  @Test func ranksAreBlindToIncreasingMapsAndAverageTies() throws {
    let y = x.columns(at: [0]).map { exp(5 * $0) }
    expectClose(try correlations(x.columns(at: [0]), y, kind: .spearman).matrix, Matrix([[1]]), absolute: 1e-15)
    #expect(try correlations(x.columns(at: [0]), y).matrix[0, 0] < 0.9)
    // Ranks (1, 2.5, 2.5, 4) with (1, 2, 3, 4): 4.5/√(4.5·5).
    let tied = Matrix<Double>([[0], [7], [7], [9]])
    expectClose(
      try correlations(tied, Matrix([[1], [2], [3], [4]]), kind: .spearman).matrix[0, 0],
      4.5 / (4.5 * 5).squareRoot(), relative: 1e-14)
  }

  @Test(arguments: [1e-150, 1, 1e150]) func scalesChangeNothing(scale: Double) throws {
    let (a, b) = (normalMatrix(40, 2, RandomStream(seed: 1)), normalMatrix(40, 3, RandomStream(seed: 2)))
    let (plain, scaled) = try (correlations(a, b), correlations(scale * a, b))
    #expect(plain.matrix.shape == scaled.matrix.shape && plain.matrix.rows == 2 && plain.matrix.columns == 3)
    expectClose(scaled.matrix, plain.matrix, absolute: 1e-13)
  }

  @Test func otherPointsAreRefused() {
    #expect(throws: AlignmentError.differentRows(3, 2)) { try correlations(x, x.rows(0..<2)) }
  }
}
