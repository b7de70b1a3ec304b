import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import Statistics
import TestSupport
import Testing

@Suite struct FitSamplesTests {
  @Test func estimatesFromMoreDataAreNearer() throws {
    let model = simulated(try injectiveModel(), .twoComponents)
    let errors = try [100, 10_000].map { points in
      try stage(FitSamples.self, ["points": "\(points)", "replicates": "2", "starts": "0", "seed": "1"])
        .run(model, in: .silent)
    }
    #expect(errors[0].replicates.count == 2 && errors[0].gap == model.gap)
    let medians = errors.map { median($0.replicates.map(\.divergence)) }
    #expect(medians[1] < medians[0] / 5)
  }
}
