import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct PreimageCountsTests {
  @Test func reluIsObservablyButNotInjective() throws {
    let counts = PreimageCounts(try decoder([1], [0], [1]))
    #expect(counts.slopes == [0, 1] && counts.counts == [1])
    #expect(!counts.isInjective && counts.isObservablyInjective && counts.isWeaklyInjective)
  }

  @Test func anAbsoluteValueIsNotEvenWeaklyInjective() throws {
    let counts = PreimageCounts(try decoder([1, -1], [0, 0], [1, 1]))
    #expect(counts.slopes == [-1, 1] && counts.counts == [2])
    #expect(!counts.isWeaklyInjective)
  }

  @Test func anIncreasingCurveIsInjective() throws {
    let counts = PreimageCounts(try injectiveModel().decoder)
    #expect(counts.slopes.count == 3 && counts.isInjective && counts.isObservablyInjective)
  }

  @Test func aCurveThatTurnsBackAndGoesOnIsWeaklyInjectiveOnly() throws {
    // Up with slope 1 to the left of 0, down with slope −1 between 0 and 1, up with slope 1 beyond: x in (−1, 0) has three z.
    let counts = PreimageCounts(try decoder([-1, 1, 1], [0, 0, -1], [-1, -1, 2]))
    #expect(counts.slopes == [1, -1, 1] && counts.counts == [1, 3, 1])
    #expect(!counts.isInjective && !counts.isObservablyInjective && counts.isWeaklyInjective)
  }

  @Test func aConstantIsNothingAtAll() throws {
    let counts = PreimageCounts(try decoder([1], [0], [0]))
    #expect(counts.counts.isEmpty && !counts.isWeaklyInjective && !counts.isObservablyInjective)
  }
}
