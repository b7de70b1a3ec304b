import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct MeanCorrelationTests {
  private let x = normalMatrix(200, 4, RandomStream(seed: 1))
  private let y = normalMatrix(200, 4, RandomStream(seed: 2))

  @Test(arguments: CorrelationKind.allCases)
  func orderSignAndScaleOfColumnsChangeNothing(kind: CorrelationKind) throws {
    var changed = y.columns(at: [2, 0, 3, 1])
    for i in 0..<200 { for j in 0..<4 { changed[i, j] = changed[i, j] * [-3, 0.1, 7, -1][j] + Double(j) } }
    // Rounding of the scaled columns.
    expectClose(
      try meanCorrelation(x, y, kind: kind).mean, try meanCorrelation(x, changed, kind: kind).mean, absolute: 1e-13)
    expectClose(try meanCorrelation(y, changed, kind: kind).mean, 1, absolute: 1e-13)
  }

  @Test func theMatchingTellsWhichColumnIsWhichAndItsSign() throws {
    let turned = y.columns(at: [2, 0, 3, 1]).map { -$0 }
    let matches = try meanCorrelation(y, turned).matches
    #expect(matches.map(\.second) == [1, 3, 0, 2])
    expectClose(matches.map(\.correlation), [-1, -1, -1, -1], absolute: 1e-13)
  }

  @Test func theScoreIsSymmetric() throws {
    expectClose(try meanCorrelation(x, y).mean, try meanCorrelation(y, x).mean, absolute: 1e-14)
  }

  @Test func increasingMapsChangeNoRankCorrelation() throws {
    let warped = y.map { $0 * $0 * $0 + $0 }
    #expect(try meanCorrelation(x, y, kind: .spearman) == meanCorrelation(x, warped, kind: .spearman))
    #expect(try meanCorrelation(y, warped, kind: .pearson).mean < 0.99)
  }

  @Test func columnsLeftOverDoNotCount() throws {
    let score = try meanCorrelation(x.columns(at: [3, 1]), x)
    #expect(score.matches.map(\.second) == [3, 1])
    expectClose(score.mean, 1, absolute: 1e-13)
    expectClose(try meanCorrelation(x, x.columns(at: [3, 1])).mean, 1, absolute: 1e-13)
  }

  @Test(arguments: CorrelationKind.allCases)
  func aConstantColumnCorrelatesWithNothingAndIsReported(kind: CorrelationKind) throws {
    var collapsed = x
    for i in 0..<200 { collapsed[i, 2] = 0.1 }
    let score = try meanCorrelation(x, collapsed, kind: kind)
    expectClose(score.mean, 0.75, absolute: 1e-13)
    #expect(score.warnings == [.constantColumns(.second, [2])])
    #expect(
      score.warnings.first?.description
        == "the second code does not vary in column 2; its correlations count as zero")
  }

  @Test func oneColumnIsItsAbsoluteCorrelation() throws {
    // By hand: corr((0, 1, 2), (0, 2, 1)) = ½.
    let score = try meanCorrelation(Matrix([[0.0], [1], [2]]), Matrix([[0.0], [-2], [-1]]))
    expectClose(score.matches[0].correlation, -0.5, absolute: 1e-15)
    expectClose(score.mean, 0.5, absolute: 1e-15)
  }

  @Test func codesThatCannotBeComparedAreRefused() throws {
    #expect(throws: AlignmentError.differentRows(200, 199)) { try meanCorrelation(x, y.rows(0..<199)) }
    #expect(throws: AlignmentError.tooFewRows(1, needed: 2)) { try meanCorrelation(x.rows(0..<1), y.rows(0..<1)) }
    #expect(throws: AlignmentError.noColumns(.second)) { try meanCorrelation(x, Matrix(rows: 200, columns: 0)) }
    var broken = y
    broken[7, 3] = .nan
    let error = try #require(throws: AlignmentError.self) { try meanCorrelation(x, broken) }
    #expect(
      error.description
        == "the second code holds no finite number at row 7, column 3; find out where it arose")
  }
}
