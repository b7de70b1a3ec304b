import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct FoldedDesignTests {
  @Test func everyPointIsLeftOutOnce() throws {
    let design = try FoldedDesign(normalMatrix(23, 2, RandomStream(seed: 1)), folds: (0..<23).map { $0 % 5 })
    #expect(design.columns == 3 && design.folds.count == 5)
    #expect(design.folds.flatMap(\.held).sorted() == Array(0..<23))
    #expect(
      design.folds.allSatisfy { Set($0.held).isDisjoint(with: $0.fitted) && $0.held.count + $0.fitted.count == 23 })
  }

  /// A column that repeats another has a map of least norm, and the same residuals.
  @Test func aColumnTwiceChangesNothing() throws {
    let source = normalMatrix(60, 2, RandomStream(seed: 2))
    let twice = Matrix.joinedColumns([source, source.columns(at: [0])])
    let target = normalMatrix(60, 4, RandomStream(seed: 3))
    let folds = (0..<60).map { $0 % 5 }
    // Eigenvalues of zero are dropped at 10⁻¹².
    expectClose(
      try FoldedDesign(twice, folds: folds).residuals(of: target),
      try FoldedDesign(source, folds: folds).residuals(of: target), absolute: 1e-10)
  }

  @Test func aConstantTargetIsExplained() throws {
    let design = try FoldedDesign(normalMatrix(30, 1, RandomStream(seed: 4)), folds: (0..<30).map { $0 % 5 })
    let left = design.residuals(of: Matrix(rows: 30, columns: 1, repeating: 7))
    expectClose(left, Matrix(rows: 30, columns: 1), absolute: 1e-12)
  }
}
