import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct DrawModelTests {
  private func drawn(_ arm: SimulationArm, _ simulation: Int) throws -> SimulatedModel {
    try stage(DrawModel.self, ["arm": arm.rawValue, "simulation": "\(simulation)", "seed": "1"])
      .run(Nothing(), in: .silent)
  }

  @Test(arguments: SimulationArm.allCases)
  func aModelIsOfItsArmAndObeysTheRules(arm: SimulationArm) throws {
    for simulation in 1...5 {
      let result = try drawn(arm, simulation)
      let model = try result.truth.model()
      let counts = PreimageCounts(model.decoder)
      #expect(counts.isInjective == arm.isInjective && counts.isWeaklyInjective == (arm != .folded))
      #expect(result.fittedComponents == model.prior.components + arm.surplus)
      for (w, b) in zip(result.truth.inputWeights, result.truth.biases) {
        let left = model.prior.probability(below: -b / w)
        #expect(abs(w) >= 0.2 && left >= 0.05 && left <= 0.95)
      }
    }
  }

  @Test func theSameSimulationIsTheSameModelAndAnotherIsNot() throws {
    #expect(try drawn(.twoComponents, 1) == drawn(.twoComponents, 1))
    #expect(try drawn(.twoComponents, 1).truth != drawn(.twoComponents, 2).truth)
    #expect(try drawn(.twoComponents, 1).truth != drawn(.oneMore, 1).truth)
  }

  @Test func rulesThatNothingObeysAreAnError() throws {
    let impossible = try stage(
      DrawModel.self, ["arm": "two-components", "simulation": "1", "seed": "1", "least-kink": "10"])
    #expect(throws: LaboratoryError.noModel("two-components")) { try impossible.run(Nothing(), in: .silent) }
  }
}
