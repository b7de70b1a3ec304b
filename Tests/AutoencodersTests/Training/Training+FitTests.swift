import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

struct TrainingFitTests {
  @Test(arguments: [SmallTraining.ofOneFacet, .ofTwoFacets])
  func theSameStreamGivesTheSameBitsAndAnotherOthers(small: SmallTraining) throws {
    let first = try small.run()
    #expect(try small.run() == first)
    #expect(try small.run(seed: 2).best.model != first.best.model)
    let (curve, pretraining) = (first.best.curve, first.best.pretrainingCurve)
    #expect(curve.count == small.training.epochs && pretraining.count == small.training.pretrainingEpochs)
    #expect(curve[3].total > curve[0].total && first.best.bound.total > curve[0].total)
    if let last = pretraining.last { #expect(last < pretraining[0]) }
  }

  @Test(arguments: [SmallTraining.ofOneFacet, .ofTwoFacets])
  func bfloat16LearnsNearlyTheSameAndItsModelIsAskedInSingle(small: SmallTraining) throws {
    let single = try small.run()
    var half = small
    half.training.precision = .bfloat16
    let result = try half.run()
    #expect(try half.run() == result && result.best.model != single.best.model)
    // The first epoch differs by what rounding to 2⁻⁹ does to a bound of a few nats.
    expectClose(result.best.curve[0].total, single.best.curve[0].total, absolute: 0.05)
    #expect(result.best.curve[small.training.epochs - 1].total > result.best.curve[0].total)
    var states: [TrainingState] = []
    _ = try half.run { states.append($0) }
    #expect(try half.run(resuming: states[2]) == result)
    // With no step, the precision of steps is nowhere.
    var (still, other) = (small, half)
    still.training.stageEpochs = small.training.stageEpochs.map { _ in 0 }
    still.training.pretrainingEpochs = 0
    (other.training.stageEpochs, other.training.pretrainingEpochs) = (still.training.stageEpochs, 0)
    #expect(try other.run() == still.run())
  }

  @Test(arguments: Objective.allCases, PriorFamily.allCases)
  func everyObjectiveAndPriorClimbs(objective: Objective, prior: PriorFamily) throws {
    for posterior in Posterior.Family.allCases {
      var small = SmallTraining.ofOneFacet
      small.training.objective = objective
      small.training.stageEpochs = [30]
      small.architecture.posterior = posterior
      small.architecture.prior = prior
      small.architecture.facets[0].components = prior == .standard ? 1 : 2
      let curve = try small.run().best.curve
      #expect(curve[29].total > curve[0].total + 0.2, "\(posterior)")
      #expect((curve[29].facets[0].clusterEntropy == 0) == (prior == .standard))
    }
  }

  @Test func theRestartWithTheHighestBoundIsKept() throws {
    var small = SmallTraining.ofOneFacet
    small.training.restarts = 3
    let result = try small.run()
    let bounds = result.outcomes.map { outcome in
      if case .trained(let bound) = outcome { bound } else { Double.nan }
    }
    #expect(bounds.count == 3 && Set(bounds).count == 3 && bounds.max() == result.best.bound.total)
  }

  @Test func withoutEpochsTheNetworksStayAsTheyWereDrawn() throws {
    var small = SmallTraining.ofOneFacet
    small.training.stageEpochs = [0]
    small.training.pretrainingEpochs = 0
    let result = try small.run()
    #expect(result.best.curve.isEmpty && result.best.bound.total.isFinite)
    var weights = RandomStream(seed: 1).child("restart").child(0).child("weights")
    let drawn = Autoencoder<Float>(small.architecture, .narrow(logVariance: -4), using: &weights)
    for slice in drawn.parameters.layout.slices where !slice.name.contains("prior") {
      #expect(result.best.model.parameters[slice] == drawn.parameters[slice], "\(slice.name)")
    }
  }

  @Test func theShallowFacetStaysAsItBeganUntilItsStage() throws {
    let small = SmallTraining.ofTwoFacets
    var models: [Autoencoder<Float>] = []
    let curve = try small.run(observe: { models.append($0.model) }).best.curve
    // The first batch of the second stage has the weight zero, so the first change comes within that epoch.
    for slice in models[0].parameters.layout.slices where slice.name.hasPrefix("facet.0") {
      #expect(models[0].parameters[slice] == models[3].parameters[slice], "\(slice.name)")
      #expect(models[3].parameters[slice] != models[4].parameters[slice], "\(slice.name)")
    }
    #expect(curve[3].facets[0] == .zero && curve[4].facets[0].latent != 0)
    // Three batches an epoch, nine to fade in: the weights of the epoch that begins it are 0, 1/9 and 2/9.
    var abrupt = small
    abrupt.training.fadeIn = 0
    #expect(abs(try abrupt.run().best.curve[4].facets[0].latent) > 3 * abs(curve[4].facets[0].latent))
  }

  @Test func pointsThatCannotBeTrainedWithAreTold() {
    var small = SmallTraining.ofOneFacet
    var points = SmallTraining.clusters
    points[3, 1] = .nan
    small.points = PointSet(points)
    #expect(throws: TrainingError.notFinitePoint(row: 3, column: 1)) { _ = try small.run() }
    points[3, 1] = 1.5
    points[0, 0] = 0.5
    small.points = PointSet(points.map { max(0, $0) })
    small.architecture.likelihood = .bernoulli
    #expect(throws: TrainingError.self) { _ = try small.run() }
    small.points = PointSet(Matrix<Double>(rows: 0, columns: 2))
    #expect(throws: TrainingError.noPoints) { _ = try small.run() }
  }
}
