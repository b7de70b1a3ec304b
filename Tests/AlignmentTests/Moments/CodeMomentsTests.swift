import Alignment
import LinearAlgebra
import Randomness
import RowBlocks
import TestSupport
import Testing

/// What is kept of the codes of runs.
@Suite struct CodeMomentsTests {
  /// A first half that is fitted, as the functions of two codes take it.
  private func moments(_ x: Matrix<Double>, _ y: Matrix<Double>) throws -> CodeMoments {
    try CodeMoments([x, y], isFitted: (0..<x.rows).map { $0 < x.rows / 2 })
  }

  @Test func codesThatAreNotOfTheSamePointsAreErrors() throws {
    let x = normalMatrix(8, 2, RandomStream(seed: 7))
    let half = (0..<8).map { $0 < 4 }
    #expect(throws: AlignmentError.differentRows(8, 7)) { try CodeMoments([x, x.rows(0..<7)], isFitted: half) }
    let few = x.rows(0..<3)
    #expect(throws: AlignmentError.tooFewRows(3, needed: 4)) {
      try CodeMoments([few, few], isFitted: [true, true, false])
    }
  }

  @Test func theHalvesAreCounted() throws {
    let x = normalMatrix(9, 2, RandomStream(seed: 8))
    let moments = try CodeMoments([x, x], isFitted: (0..<9).map { $0 % 3 == 0 })
    #expect((moments.points, moments.fittedPoints, moments.scoredPoints) == (9, 3, 6))
  }

  @Test func whatCannotBeReadOrHeldIsAnErrorOfItsRow() throws {
    struct Gone: Error {}
    let x = normalMatrix(5000, 2, RandomStream(seed: 4))
    var bad = x
    bad[4500, 1] = .nan
    func moments(_ y: RowBlocks) throws(AlignmentError) -> CodeMoments {
      try CodeMoments(blocks: [RowBlocks(x), y], isFitted: (0..<5000).map { $0 < 2500 })
    }
    #expect(throws: AlignmentError.notFinite(.first, row: 4500, column: 1)) { try moments(RowBlocks(bad)) }
    #expect(throws: AlignmentError.unreadable("Gone()")) {
      try moments(RowBlocks(rows: 5000, columns: 2) { _ in throw Gone() })
    }
  }
}
