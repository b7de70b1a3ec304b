import LikelihoodArtifacts
import Stages
import Testing

@Suite struct OptimaComparisonTests {
  @Test func theNearestOptimumThatIsNotTheTruthIsTheImpostor() {
    let values = comparison([(1e-12, 1e-5, 1e-9), (1e-3, 0.5, 0.25), (1e-2, 0.75, 0.5)]).values
    #expect(values["identified"] == .flag(true) && values["best.count"] == .integer(1))
    #expect(values["impostor.excess"] == .number(1e-3) && values["impostor.distance"] == .number(0.5))
  }

  @Test func aModelMadeToBreakTheTheoremFails() {
    // Equally good, but another prior.
    #expect(!comparison([(0, 1e-5, 0), (1e-12, 0.5, 0)]).isIdentified)
    // Another prior that is nearly as good: the theorem holds, but it takes very many data to see that.
    let near = comparison([(0, 1e-5, 0), (1e-8, 0.5, 0)])
    #expect(near.isIdentified && !near.isSeparated)
    // The same prior, but another decoder: that matters where the decoder is injective, and not where it is not.
    #expect(!comparison([(0, 1e-5, 0.25)]).isIdentified)
    #expect(comparison([(0, 1e-5, 0.25)], arm: .notInjective).isIdentified)
    // No start came to the best.
    #expect(!comparison([(1e-3, 0, 0)]).isIdentified)
  }

  @Test func itsFilesGiveItBack() throws { try expectRoundTrip(comparison([(1e-9, 1e-4, 1e-9), (1e-3, 0.5, 0.25)])) }
}
