import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct ShuffleNullTests {
  @Test func equalCodesLoseTheirAgreement() throws {
    let x = normalMatrix(500, 5, RandomStream(seed: 1))
    var stream = RandomStream(seed: 2)
    let null = try shuffleNull(x, x, draws: 40, using: &stream) { a, b throws(AlignmentError) in
      try meanCorrelation(a, b).mean
    }
    // The largest matched correlations of 500 points: some 1/√500 = 0.045 each.
    expectClose(null.mean, 0.07, absolute: 0.03)
  }

  @Test func canonicalCorrelationsOfManyColumnsAreHighByChance() throws {
    // Computed elsewhere: 0.138 for the leading 20 of 50 columns over 5,000 points, with a deviation below 0.003.
    let x = normalMatrix(5000, 50, RandomStream(seed: 3))
    var stream = RandomStream(seed: 4)
    let null = try shuffleNull(x, normalMatrix(5000, 50, RandomStream(seed: 5)), draws: 2, using: &stream) {
      a, b throws(AlignmentError) in try canonicalCorrelations(a, b).mean(components: 20)
    }
    expectClose(null.mean, 0.138, absolute: 0.01)
  }

  @Test func anErrorOfTheScoreIsTheCallers() {
    let x = normalMatrix(3, 1, RandomStream(seed: 6))
    var stream = RandomStream(seed: 7)
    #expect(throws: AlignmentError.tooFewRows(3, needed: 4)) {
      try shuffleNull(x, x, using: &stream) { a, b throws(AlignmentError) in try strongScore(a, b).whole }
    }
  }
}
