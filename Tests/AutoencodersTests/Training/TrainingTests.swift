import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

struct TrainingTests {
  @Test func theSameStreamGivesTheSameBitsAndAnotherOthers() throws {
    let small = SmallTraining()
    let first = try small.run()
    #expect(try small.run() == first)
    #expect(try small.run(seed: 2).best.model != first.best.model)
    #expect(first.best.curve.count == 8 && first.best.pretrainingCurve.count == 5)
    #expect(first.best.curve[7].total > first.best.curve[0].total)
    #expect(first.best.pretrainingCurve[4] < first.best.pretrainingCurve[0])
  }

  @Test(arguments: [1, 2])
  func fromEveryEpochATrainingGoesOnToTheSameBits(restarts: Int) throws {
    var small = SmallTraining()
    small.training.restarts = restarts
    var states: [[UInt8]] = []
    let whole = try small.run { state in
      if let bytes = try? state.bytes() { states.append(bytes) }
    }
    #expect(states.count == 13 * restarts)
    for bytes in states {
      let state = try TrainingState(bytes: bytes)
      #expect(try state.bytes() == bytes)
      #expect(try small.run(resuming: state) == whole)
    }
  }

  @Test func theRestartWithTheHighestBoundIsKept() throws {
    var small = SmallTraining()
    small.training.restarts = 3
    let result = try small.run()
    let bounds = result.outcomes.map { outcome in
      if case .trained(let bound) = outcome { bound } else { Double.nan }
    }
    #expect(bounds.count == 3 && Set(bounds).count == 3 && bounds.max() == result.best.bound.total)
  }

  @Test func withoutEpochsTheNetworksStayAsTheyWereDrawn() throws {
    var small = SmallTraining()
    small.training.epochs = 0
    small.training.pretrainingEpochs = 0
    let result = try small.run()
    #expect(result.best.curve.isEmpty && result.best.bound.total.isFinite)
    var weights = RandomStream(seed: 1).child("restart").child(0).child("weights")
    let drawn = Autoencoder<Float>(small.architecture, logVariance: -4, using: &weights)
    for slice in drawn.parameters.layout.slices where !slice.name.hasPrefix("prior") {
      #expect(result.best.model.parameters[slice] == drawn.parameters[slice], "\(slice.name)")
    }
  }

  @Test func pretrainingIsThatOfAnAutoencoder() throws {
    let part = BoundCase(objective: .marginal, posterior: .full, prior: .diagonal, likelihood: .bernoulli)
    for likelihood in [Likelihood.Family.bernoulli, .gaussian(deviation: 0.7, isLearned: true)] {
      let part = BoundCase(
        objective: part.objective, posterior: part.posterior, prior: part.prior, likelihood: likelihood)
      let model = part.model
      var workspace = part.workspace()
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      _ = model.forwardReconstruction(in: &workspace)
      model.backwardReconstruction(in: &workspace, addingTo: &gradients)
      let differences = model.parameters.values.indices.map { i in
        var (up, down) = (model, model)
        up.parameters.values[i] += 1e-5
        down.parameters.values[i] -= 1e-5
        return (up.forwardReconstruction(in: &workspace) - down.forwardReconstruction(in: &workspace)) / 2e-5
      }
      // As for the bound: h² times a third derivative, and rounding over h.
      expectClose(gradients.values, differences, relative: 1e-6, absolute: 2e-7)
    }
  }

  @Test func aBoundThatIsNotFiniteNamesTermAndEpoch() {
    var small = SmallTraining()
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

  @Test func aBoundThatFallsHasDiverged() {
    var small = SmallTraining()
    small.training.learningRate = .cosine(initial: 1e-3, final: 3, epochs: 4)
    small.architecture.likelihood = .gaussian(deviation: 0.3, isLearned: false)
    small.training.divergence = 1
    small.training.epochs = 50
    let error = #expect(throws: TrainingError.self) { _ = try small.run() }
    guard case .diverged(let term, _, let bound, let first) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(EvidenceLowerBound.termNames.contains(term) && bound < first - 1)
  }

  @Test func pointsThatCannotBeTrainedWithAreTold() {
    var small = SmallTraining()
    small.points[3, 1] = .nan
    #expect(throws: TrainingError.notFinitePoint(row: 3, column: 1)) { _ = try small.run() }
    small.points[3, 1] = 1.5
    small.architecture.likelihood = .bernoulli
    #expect(throws: TrainingError.self) { _ = try small.run() }
    small.points = Matrix(rows: 0, columns: 2)
    #expect(throws: TrainingError.noPoints) { _ = try small.run() }
  }

  @Test func aFirstPriorThatCannotBeFittedIsTold() {
    struct Nothing: Error, CustomStringConvertible { let description = "two codes are one" }
    let small = SmallTraining()
    let error = #expect(throws: TrainingError.self) {
      _ = try small.training.fit(
        small.architecture, to: small.points, using: RandomStream(seed: 1), firstPrior: { _, _ in throw Nothing() },
        observe: { _ in })
    }
    #expect(error == .firstPrior(reason: "two codes are one"))
  }

  @Test func damagedStatesAreTold() throws {
    let small = SmallTraining()
    var bytes: [UInt8] = []
    _ = try small.run { bytes = (try? $0.bytes()) ?? [] }
    for damaged in [[], Array(bytes.prefix(5)), Array(bytes.dropLast()), Array(bytes.prefix(100))] {
      #expect(throws: TrainingStateError.self) { try TrainingState(bytes: damaged) }
    }
    bytes[9] ^= 0xff
    #expect(throws: TrainingStateError.self) { try TrainingState(bytes: bytes) }
  }
}
