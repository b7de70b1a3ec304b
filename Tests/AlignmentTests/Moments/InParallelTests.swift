import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// What several cores compute comes in the order of its numbers, and so do errors.
@Suite struct InParallelTests {
  @Test(arguments: [2, 3, 17, 40]) func runsKeepTheirOrder(count: Int) throws {
    let runs = (0..<count).map { normalMatrix(12, 2, RandomStream(seed: UInt64($0))) }
    let together = try whiteCodes(runs)
    #expect(together == (try runs.map { try Whitening($0).white }))
  }

  /// Whichever core is first, the run that stands first is named.
  @Test func theErrorIsThatOfTheFirstThatFailed() throws {
    var runs = (0..<30).map { normalMatrix(12, 2, RandomStream(seed: UInt64($0))) }
    runs[29][3, 1] = .nan
    runs[11][7, 0] = .infinity
    runs[12][0, 0] = .nan
    for _ in 0..<20 {
      #expect(throws: AlignmentError.notFinite(.first, row: 7, column: 0)) {
        try CodeMoments(runs, isFitted: (0..<12).map { $0 < 6 })
      }
    }
  }

  /// Neither the number of draws nor that of cores reaches a result; progress grows to one in about twenty steps.
  @Test(arguments: [1, 16, 100, 1000]) func progressIsToldInParts(draws: Int) throws {
    let runs = (0..<2).map { normalMatrix(20, 2, RandomStream(seed: UInt64($0))) }
    let moments = try CodeMoments(runs, isFitted: (0..<20).map { $0 < 10 })
    var told: [Double] = []
    _ = try moments.rotationNull(draws: draws, using: RandomStream(seed: 3)) { told.append($0) }
    #expect(told.last == 1 && told == told.sorted() && Set(told).count == told.count)
    #expect(told.count == min(20, (draws + 15) / 16))
  }
}
