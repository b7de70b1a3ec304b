import MixtureStages
import Stages
import Testing

@Test func theFamilyOffersItsStagesByName() {
  #expect(mixtureStages.stages.map { $0.name } == ["fit-mixture", "choose-mixture", "evaluate-mixture"])
}
