import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct StrongScoreTests {
  @Test func theMatchingOfTheFirstHalfIsKeptOnTheSecond() throws {
    // The columns change places half-way: a matching made anew would score one there.
    let x = normalMatrix(400, 2, RandomStream(seed: 1))
    var y = x
    for i in 200..<400 { (y[i, 0], y[i, 1]) = (x[i, 1], x[i, 0]) }
    let score = try strongScore(x, y)
    expectClose(score.inSample, 1, absolute: 1e-13)
    // What is left is the correlation of independent columns: 1/√200 = 0.07 of sampling.
    #expect(score.outOfSample < 0.25)
  }

  @Test func anOddPointGoesToTheSecondHalf() throws {
    // Over rows 0..<2 any two columns correlate fully; over rows 2..<5 these do not.
    let x = Matrix([[0.0], [1], [0], [1], [2]])
    let y = Matrix([[0.0], [1], [0], [2], [1]])
    let score = try strongScore(x, y)
    expectClose(score.inSample, 1, absolute: 1e-15)
    expectClose(score.outOfSample, 0.5, absolute: 1e-15)
  }

  @Test func threePointsAreTooFew() {
    let x = normalMatrix(3, 1, RandomStream(seed: 1))
    #expect(throws: AlignmentError.tooFewRows(3, needed: 4)) { try strongScore(x, x) }
  }
}
