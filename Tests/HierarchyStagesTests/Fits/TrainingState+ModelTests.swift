import Autoencoders
import HierarchyStages
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

@Suite struct TrainingStateModelTests {
  @Test func theStateHoldsTheModelAndNothingElse() throws {
    var stream = RandomStream(seed: 3)
    let architecture = Architecture(
      features: 3, latents: 2, hidden: [5], activation: .leakyRelu(slope: 0.2), posterior: .full, prior: .full,
      components: 2, likelihood: .gaussian(deviation: 0.3, isLearned: true))
    let model = Autoencoder<Float>(architecture, .drawn, using: &stream)
    let state = try TrainingState(of: model, pretrainingCurve: [3, 2, 1])
    #expect(state.model == model && state.pretrainingCurve == [3, 2, 1] && state.curve.isEmpty)
    #expect(state.optimizer.steps == 0 && state.optimizer.mean.values.allSatisfy { $0 == 0 })
    #expect(state.outcomes.isEmpty && state.best == nil)
  }

  @Test func aTrainingGoesOnFromThere() throws {
    var stream = RandomStream(seed: 4)
    let architecture = Architecture(
      features: 3, latents: 2, hidden: [5], activation: .leakyRelu(slope: 0.2), prior: .diagonal, components: 1,
      likelihood: .gaussian(deviation: 0.3, isLearned: true))
    let model = Autoencoder<Float>(architecture, .drawn, using: &stream)
    let points = PointSet(Matrix(rows: 40, columns: 3, elements: stream.normals(120)))
    let training = Training(pretrainingEpochs: 0, stageEpochs: [0], evaluationDraws: 1)
    let result = try training.fit(
      architecture, to: points, using: stream, resuming: TrainingState(of: model),
      firstPrior: { _, _, _ in model.mixture() }, observe: { _ in })
    // Setting a prior to itself goes through logarithms in single precision.
    expectClose(
      result.best.model.parameters.values.map { Double($0) }, model.parameters.values.map { Double($0) },
      absolute: 1e-5)
  }
}
