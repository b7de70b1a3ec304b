import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// What is said of codes that cannot be compared.
@Suite struct AlignmentErrorTests {
  @Test(arguments: [
    (
      AlignmentError.notFinite(.second, row: 3, column: 0),
      "the second code holds no finite number at row 3, column 0; find out where it arose"
    ),
    (.differentRows(5, 6), "the codes have 5 and 6 rows; they must be of the same points in the same order"),
    (.tooFewRows(1, needed: 4), "one point is too few for this score; it needs at least 4"),
    (.tooFewRows(3, needed: 4), "3 points are too few for this score; it needs at least 4"),
    (.noColumns(.first), "the first code has no columns"),
    (
      .tooLarge(.first, row: 0, column: 1, value: 2e300),
      "the first code holds 2e+300 at row 0, column 1, and beyond ±1e300 there is no room for sums; divide that column by "
        + "its greatest magnitude"
    ),
    (
      .tooSmall(.second, column: 2, span: 1e-301),
      "the second code varies by 1e-301 only in column 2, by which nothing can be divided; divide that column by its "
        + "greatest magnitude"
    ),
    (
      .mapTooLarge,
      "the scales of columns differ so much that no number holds the map between them; divide each by its deviation"
    ),
  ])
  func itSaysWhatToDo(error: AlignmentError, words: String) { #expect(error.description == words) }

  /// Of several faults the first is told: points, their number, the first code, then the second.
  @Test func theFirstFaultIsTold() {
    let good = Matrix<Double>(rows: 2, columns: 1, repeating: 1)
    let bad = Matrix<Double>(rows: 2, columns: 1, elements: [0, .nan])
    let none = Matrix<Double>(rows: 2, columns: 0)
    func error(_ x: Matrix<Double>, _ y: Matrix<Double>) -> AlignmentError? {
      do {
        _ = try affineMap(from: x, to: y)
        return nil
      } catch { return error }
    }
    #expect(error(bad, Matrix(rows: 3, columns: 1)) == .differentRows(2, 3))
    #expect(error(bad.rows(0..<1), bad.rows(1..<2)) == .tooFewRows(1, needed: 2))
    #expect(error(bad, bad) == .notFinite(.first, row: 1, column: 0))
    #expect(error(good, bad) == .notFinite(.second, row: 1, column: 0))
    #expect(error(none, bad) == .noColumns(.first))
    #expect(error(good, none) == .noColumns(.second))
    #expect(error(good, Matrix(rows: 2, columns: 1, elements: [1e300, -1e300])) == nil)
  }
}
