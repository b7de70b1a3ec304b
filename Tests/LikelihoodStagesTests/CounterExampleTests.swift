import Foundation
import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CounterExampleTests {
  private let means = [("first", "-2,-1,3"), ("second", "-2,1,3")]

  @Test func behindAnAbsoluteValueTwoPriorsAreOneDistribution() throws {
    let pair = try stage(ComparePriors.self, means + [("decoder", "absolute-value")]).run(Nothing(), in: .silent)
    #expect(abs(pair.otherLoss - pair.ownLoss) <= 1e-12 && pair.densityDifference < 1e-9)
    #expect(pair.distance > 0.01 && !pair.isWeaklyInjective)
  }

  @Test func behindAReLUTheyAreTwo() throws {
    let pair = try stage(ComparePriors.self, means + [("decoder", "relu")]).run(Nothing(), in: .silent)
    #expect(pair.otherLoss - pair.ownLoss > 0.01 && pair.isWeaklyInjective)
  }

  @Test func aReLUPutsThePriorsNegativePartIntoAnAtom() throws {
    let table = try stage(
      CountAtoms.self, [("means", "-2,1"), ("deviation", "1"), ("points", "20000"), ("seed", "1")]
    ).run(Nothing(), in: .silent)
    #expect(table.atoms.count == 1 && table.atoms[0].place == 0)
    let mass = 0.25 * (erfc(-2 / 2.0.squareRoot()) + erfc(1 / 2.0.squareRoot()))
    #expect(abs(table.atoms[0].mass - mass) < 1e-12)
    #expect(abs(table.atoms[0].mass + table.continuousMass - 1) < 1e-6)
    // Five standard errors of a share of 20,000.
    #expect(abs(table.atoms[0].sampled - mass) < 5 * (mass * (1 - mass) / 20_000).squareRoot())
  }
}
