import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct DesignModelTests {
  private func designed(noise: String, gap: String) throws -> SimulatedModel {
    try stage(DesignModel.self, ["noise": noise, "gap": gap]).run(Nothing(), in: .silent)
  }

  @Test(arguments: [("0.001", 0.01), ("0.2", 3), ("100", 100)])
  func aDesignedModelIsInjectiveWithTheWantedGap(noise: String, gap: Double) throws {
    let result = try designed(noise: noise, gap: "\(gap)")
    let counts = PreimageCounts(try result.truth.model().decoder)
    #expect(counts.isInjective && result.truth.noise == Double(noise))
    expectClose(result.gap, gap, relative: 1e-12)
    // Around zero, and f the same whatever the gap.
    #expect(result.truth.means[0] == -result.truth.means[1])
    expectClose(counts.slopes, [0.4, 1.2, 0.8], relative: 1e-12)
    #expect(result.slopes == counts.slopes)
  }

  @Test func theKinksAreAtMinusOneAndOne() throws {
    let f = try designed(noise: "0.1", gap: "1").truth.model().decoder
    let values = [-3.0, -1, 1, 3].map { f($0)[0] }
    // Slopes .4, 1.2 and .8 between them.
    expectClose(zip(values, values.dropFirst()).map { $1 - $0 }, [0.8, 2.4, 1.6], relative: 1e-12)
  }

  @Test func asManyComponentsAreFittedAsThereAre() throws {
    let result = try designed(noise: "0.1", gap: "1")
    #expect(result.arm == .twoComponents && result.fittedComponents == 2 && result.rejected == 0)
  }
}
