import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// What scores are worth where there is nothing to find, from moments against draws from the codes.
@Suite struct CodeMomentsNullsTests {
  @Test func theRotationNullIsThatOfTheCodes() throws {
    let runs = (0..<3).map {
      normalMatrix(500, 2, RandomStream(seed: 7)) + 0.3 * normalMatrix(500, 2, RandomStream(seed: 8 + $0))
    }
    let own = try CodeMoments(runs, isFitted: (0..<500).map { $0 % 2 == 0 })
    var stream = RandomStream(seed: 20)
    let wanted = try rotationNull(runs: runs, draws: 800, using: &stream)
    let found = try own.rotationNull(draws: 800, using: stream)
    // Four standard errors of the difference of two means of 800.
    expectClose(
      found.strong.mean, wanted.strong.mean, absolute: 4 * wanted.strong.standardDeviation * (2.0 / 800).squareRoot())
    expectClose(found.oneToOne.standardDeviation, wanted.oneToOne.standardDeviation, relative: 0.15)
    #expect(try own.rotationNull(draws: 5, using: stream) == own.rotationNull(draws: 5, using: stream))
  }

  @Test func theNormalLimitOfRandomPairingsIsWhatShufflesGive() throws {
    let runs = (0..<3).map { normalMatrix(3000, 3, RandomStream(seed: 30 + $0)) }
    var stream = RandomStream(seed: 40)
    let wanted = try shuffleNull(runs: runs, draws: 300, using: &stream)
    let found = try CodeMoments(runs, isFitted: (0..<3000).map { $0 < 1500 }).shuffleNull(draws: 3000, using: &stream)
    let error = wanted.least.standardDeviation / 300.0.squareRoot()
    expectClose(found.least.mean, wanted.least.mean, absolute: 4 * error)
    expectClose(found.mean.mean, wanted.mean.mean, relative: 0.05)
    expectClose(found.mean.standardDeviation, wanted.mean.standardDeviation, relative: 0.2)
  }

  /// Columns that are groups of one have nothing to rotate but their signs, which no score sees.
  @Test func blocksOfOneColumnKeepTheirScores() throws {
    let x = normalMatrix(400, 3, RandomStream(seed: 50))
    let y = x + 0.5 * normalMatrix(400, 3, RandomStream(seed: 51))
    let moments = try CodeMoments([x, y], isFitted: (0..<400).map { $0 < 200 })
    let null = try moments.rotationNull(blocks: [1, 1, 1], draws: 7, using: RandomStream(seed: 52))
    let scores = try moments.scores(0, 1)
    // The null is of white columns, which are the standardized ones: the strong score of all points.
    expectClose(null.strong.draws, [Double](repeating: scores.strongWhole, count: 7), absolute: 1e-10)
    #expect(try moments.rotationNull(draws: 7, using: RandomStream(seed: 52)).strong.standardDeviation > 0.01)
  }

  @Test func eachDrawHasAStreamOfItsOwn() throws {
    let runs = (0..<2).map { normalMatrix(80, 2, RandomStream(seed: 60 + $0)) }
    let moments = try CodeMoments(runs, isFitted: (0..<80).map { $0 < 40 })
    let stream = RandomStream(seed: 61)
    let (few, many) = (
      try moments.rotationNull(draws: 3, using: stream), try moments.rotationNull(draws: 40, using: stream)
    )
    // Distributions hold their draws in order of size.
    #expect(Set(few.strong.draws).isSubset(of: many.strong.draws))
    #expect(Set(many.strong.draws).count == 40)
  }

  /// A run that has lost a direction has zero for the least of its correlations.
  @Test func aLostDirectionCountsAsZero() throws {
    let x = normalMatrix(200, 2, RandomStream(seed: 70))
    let moments = try CodeMoments([x, matmul(x, .diagonal([1, 0]))], isFitted: (0..<200).map { $0 < 100 })
    var stream = RandomStream(seed: 71)
    let null = moments.shuffleNull(draws: 10, using: &stream)
    #expect(null.least.draws == [Double](repeating: 0, count: 10))
    #expect(null.mean.draws.allSatisfy { $0 > 0 && $0 < 0.25 })
  }
}
