import LikelihoodArtifacts
import Testing

@Suite struct SimulationArmTests {
  @Test func theNamesInNotebooksAreThese() {
    #expect(
      SimulationArm.allCases.map(\.rawValue) == [
        "two-components", "three-components", "not-injective", "one-fewer", "one-more", "folded",
      ])
  }

  @Test func aModelIsWellSpecifiedWhereTheTheoremGivesPriorAndDecoder() {
    // The theorem asks for an injective f and for as many components as there are.
    #expect(SimulationArm.allCases.filter(\.isWellSpecified) == [.twoComponents, .threeComponents])
    #expect(SimulationArm.allCases.filter(\.isInjective) == [.twoComponents, .threeComponents, .oneFewer, .oneMore])
    #expect(SimulationArm.allCases.filter { !$0.isOfThePaper } == [.folded])
    #expect(SimulationArm.allCases.filter { $0.surplus != 0 }.map(\.surplus) == [-1, 1])
  }
}
