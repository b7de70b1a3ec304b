import Autoencoders
import Networks
import Testing

struct PartsTrainingTests {
  @Test(arguments: Objective.allCases, MixturePrior.Family.allCases)
  func everyObjectiveAndPriorClimbs(objective: Objective, prior: MixturePrior.Family) throws {
    for posterior in Posterior.Family.allCases {
      var small = SmallTraining()
      small.training.objective = objective
      small.training.epochs = 30
      small.architecture.posterior = posterior
      small.architecture.prior = prior
      small.architecture.components = prior == .standard ? 1 : 2
      let curve = try small.run().best.curve
      #expect(curve[29].total > curve[0].total + 0.2, "\(posterior)")
      #expect((curve[29].clusterEntropy == 0) == (prior == .standard))
    }
  }
}
