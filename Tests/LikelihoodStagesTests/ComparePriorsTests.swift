import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct ComparePriorsTests {
  private func compared(_ decoder: String, _ first: String, _ second: String) throws -> PriorPair {
    try stage(ComparePriors.self, [("first", first), ("second", second), ("decoder", decoder)])
      .run(Nothing(), in: .silent)
  }

  @Test func behindAnAbsoluteValueTwoPriorsAreOneDistribution() throws {
    let pair = try compared("absolute-value", "-2,-1,3", "-2,1,3")
    #expect(abs(pair.otherLoss - pair.ownLoss) <= 1e-12 && pair.densityDifference < 1e-9)
    #expect(pair.distance > 0.01 && !pair.isWeaklyInjective)
  }

  @Test func behindAReLUTheyAreTwo() throws {
    let pair = try compared("relu", "-2,-1,3", "-2,1,3")
    #expect(pair.otherLoss - pair.ownLoss > 0.01 && pair.isWeaklyInjective)
  }

  @Test(arguments: ["relu", "absolute-value"])
  func aPriorIsItselfWhateverTheOrderOfItsComponents(decoder: String) throws {
    let pair = try compared(decoder, "-2,1,3", "3,-2,1")
    // The same sums in another order.
    expectClose(pair.otherLoss, pair.ownLoss, relative: 1e-13)
    #expect(pair.densityDifference < 1e-12 && pair.distance < 1e-12)
  }

  @Test func shiftedPriorsAreAffineImagesThatTheDecoderTellsApart() throws {
    let pair = try compared("relu", "1,2,4", "2,3,5")
    #expect(pair.distance < 1e-9 && pair.otherLoss - pair.ownLoss > 0.1)
  }

  @Test func aPriorNeedsAMean() {
    let text = message(ComparePriors.self, [("first", ""), ("second", "1")])
    #expect(text.contains("first"))
  }
}
