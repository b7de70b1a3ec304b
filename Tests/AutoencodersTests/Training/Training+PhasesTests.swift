import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

struct TrainingPhasesTests {
  @Test func pretrainingServesSeveralFacets() throws {
    var small = SmallTraining.ofTwoFacets
    small.training.pretrainingEpochs = 10
    let curve = try small.run().best.pretrainingCurve
    #expect(curve[9] < curve[0])
  }

  /// Nothing is learned, so that the last batch, of sixteen points, has the error of the whole set in its sum.
  @Test func theErrorOfAnEpochIsTheMeanOverItsPoints() throws {
    var small = SmallTraining.ofOneFacet
    small.training.pretrainingRate = .constant(0)
    var states: [TrainingState] = []
    _ = try small.run { states.append($0) }
    let model = states[0].model
    var workspace = Workspace(model, points: 80)
    workspace.points = SmallTraining.clusters
    let error = model.forwardReconstruction(in: &workspace)
    // Sums in single precision, in another order.
    for state in states[..<5] { expectClose(state.pretrainingCurve.last ?? 0, error, relative: 1e-5) }
  }

  @Test func theFirstPriorIsAskedForTheCodesOfThePretrainedModelFacetByFacet() throws {
    var small = SmallTraining.ofTwoFacets
    small.training.pretrainingEpochs = 2
    var (model, asked): (Autoencoder<Float>?, [Matrix<Double>]) = (nil, [])
    _ = try small.training.fit(
      small.architecture, to: small.points, using: RandomStream(seed: 1),
      firstPrior: { j, codes, _ in
        #expect(j == asked.count)
        asked.append(codes)
        let count = small.architecture.facets[j].components
        return GaussianMixture(
          weights: [Double](repeating: 1 / Double(count), count: count), means: codes.rows(0..<count),
          covariances: .spherical([Double](repeating: 1, count: count)))
      }, observe: { if $0.curve.isEmpty { model = $0.model } })
    #expect(asked == model?.codes(of: small.points))
  }

  /// N(0, I) stays, and pseudo-inputs begin as points.
  @Test(arguments: [PriorFamily.standard, .vampPrior]) func somePriorsAskForNoMixture(prior: PriorFamily) throws {
    var small = SmallTraining.ofOneFacet
    small.architecture.prior = prior
    small.architecture.facets[0].components = prior == .standard ? 1 : 2
    let result = try small.training.fit(
      small.architecture, to: small.points, using: RandomStream(seed: 1),
      firstPrior: { _, _, _ in
        Issue.record("asked")
        return GaussianMixture(weights: [1], means: Matrix(rows: 1, columns: 2), covariances: .spherical([1]))
      }, observe: { _ in })
    #expect(result.best.curve.count == 8)
  }

  /// Eighty points are three batches of up to thirty-two, and the pretraining has five epochs.
  @Test func theOptimizerBeginsAnewAfterThePretraining() throws {
    var steps: [Int] = []
    _ = try SmallTraining.ofOneFacet.run { steps.append($0.optimizer.steps) }
    #expect(steps == [3, 6, 9, 12, 15] + [3, 6, 9, 12, 15, 18, 21, 24])
  }

  @Test func aBoundThatIsNotFiniteNamesTermAndEpoch() {
    var small = SmallTraining.ofOneFacet
    small.training.learningRate = .constant(1e30)
    small.training.restarts = 2
    var outcomes: [RestartOutcome] = []
    let error = #expect(throws: TrainingError.self) {
      _ = try small.run { outcomes = $0.outcomes }
    }
    guard case .notFinite(_, .training, let epoch) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(epoch >= 1 && epoch <= 8 && outcomes.count <= 1)
    #expect(error?.description.contains("is not finite in epoch \(epoch) of the training; lower the learning") == true)
  }

  @Test func anErrorThatIsNotFiniteNamesThePretraining() {
    var small = SmallTraining.ofOneFacet
    small.training.pretrainingRate = .constant(1e30)
    let error = #expect(throws: TrainingError.self) { _ = try small.run() }
    guard case .notFinite(let term, .pretraining, let epoch) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(["reconstruction error", "gradient"].contains(term) && (1...5).contains(epoch))
  }

  @Test func aBoundThatFallsHasDiverged() {
    var small = SmallTraining.ofOneFacet
    small.training.learningRate = .cosine(initial: 1e-3, final: 3, epochs: 4)
    small.architecture.likelihood = .gaussian(deviation: 0.3, isLearned: false)
    small.training.divergence = 1
    small.training.stageEpochs = [50]
    let error = #expect(throws: TrainingError.self) { _ = try small.run() }
    guard case .diverged(let term, _, let bound, let first) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(EvidenceLowerBound(facets: 1).terms.contains { $0.name == term } && bound < first - 1)
  }

  @Test func aFirstPriorThatCannotBeFittedIsTold() {
    struct Nothing: Error, CustomStringConvertible { let description = "two codes are one" }
    let small = SmallTraining.ofOneFacet
    let error = #expect(throws: TrainingError.self) {
      _ = try small.training.fit(
        small.architecture, to: small.points, using: RandomStream(seed: 1), firstPrior: { _, _, _ in throw Nothing() },
        observe: { _ in })
    }
    #expect(error == .firstPrior(reason: "two codes are one"))
  }
}
