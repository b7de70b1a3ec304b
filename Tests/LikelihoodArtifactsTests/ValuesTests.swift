import LikelihoodArtifacts
import Stages
import Testing

@Suite struct ValuesTests {
  @Test func aSearchTellsTheSharesOfItsMethodsBeforeNewtonHelps() {
    let values = someSearch.values
    #expect(values["l-bfgs.reached"] == .number(0.5) && values["em.reached"] == .number(0))
    #expect(values["l-bfgs.iterations"] == .number(20) && values["em.iterations"] == .number(150))
    #expect(values["best.count"] == .integer(2) && values["starts"] == .integer(2) && values["found"] == .flag(true))
  }

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

  @Test func aTallyCountsWhatHoldsAndWhatDoesNot() {
    let tally = SimulationTally([
      .init(scan([bowl, bowl]), comparison([(0, 0, 0)])),
      .init(scan([bowl, twoWells], arm: .oneMore), comparison([(0, 0.5, 0)], arm: .oneMore)),
      .init(scan([twoWells], arm: .folded), comparison([(0, 0.5, 0)], arm: .folded)),
    ])
    let values = tally.values
    #expect(values["paper.unique-of"] == .text("1 of 2") && values["paper.unique-share"] == .number(0.5))
    #expect(values["well-specified.identified"] == .integer(1) && values["well-specified.models"] == .integer(1))
    #expect(values["outside.unique"] == .integer(0) && values["outside.identified"] == .integer(0))
    #expect(values["paper.slices"] == .integer(4) && values["paper.unique-slices"] == .integer(3))
    #expect(values["paper.smallest-gap"] == .number(1e-12) && values["all.distance"] == .number(0.5))
  }

  @Test func errorsAreSummedUpByTheirMiddle() {
    let errors = SampleErrors(
      points: 100, noise: 0.1, gap: 2,
      replicates: [0.05, 0.1, 0.5].map {
        .init(distance: $0, residual: 2 * $0, divergence: 0, isFoundFromTruthOnly: $0 > 0.2)
      })
    #expect(errors.values["distance.median"] == .number(0.1) && errors.values["residual.median"] == .number(0.2))
    #expect(errors.values["near"] == .number(2.0 / 3) && errors.values["found-from-truth-only"] == .integer(1))
  }

  @Test func anAtomIsHeldAgainstASampleInStandardErrors() {
    let table = AtomTable(
      atoms: [.init(place: 0, mass: 0.5, sampled: 0.6)], continuousMass: 0.5, points: 100)
    #expect(table.values["total-mass"] == .number(1))
    guard case .number(let deviation)? = table.values["deviation"] else { return #expect(Bool(false), "no deviation") }
    // 0.1 over a standard error of 0.05.
    #expect(abs(deviation - 2) < 1e-12)
  }
}
