import LikelihoodArtifacts
import Stages
import Testing

@Suite struct OptimaSearchTests {
  @Test func aSearchTellsTheSharesOfItsMethodsBeforeNewtonHelps() {
    let values = someSearch.values
    #expect(values["l-bfgs.reached"] == .number(0.5) && values["em.reached"] == .number(0))
    #expect(values["l-bfgs.iterations"] == .number(20) && values["em.iterations"] == .number(150))
    #expect(values["best.count"] == .integer(2) && values["starts"] == .integer(2) && values["found"] == .flag(true))
  }

  @Test func itsFilesGiveItBack() throws { try expectRoundTrip(someSearch) }
}
