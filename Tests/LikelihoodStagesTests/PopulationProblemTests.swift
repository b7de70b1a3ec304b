import Foundation
import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct PopulationProblemTests {
  private func problem(_ model: PiecewiseAffineModel, _ arm: SimulationArm) throws -> PopulationProblem {
    try PopulationProblem(simulated(model, arm), resolution: 2)
  }

  @Test func theTruthIsTheReferenceOfItsOwnClass() throws {
    let problem = try problem(try injectiveModel(), .twoComponents)
    let reference = try #require(problem.knownReference)
    #expect(reference.position == (try injectiveModel().parametersWithoutNoise))
    expectClose(reference.loss, problem.entropy, relative: 1e-13)
    // Half of log 2πe·σ² is the least entropy that noise of σ leaves, and the curve adds to it.
    #expect(problem.entropy > 0.5 * log(2 * Double.pi * M_E * 0.01))
  }

  @Test func withAComponentTooManyTheTruthIsWrittenWithTwoHalves() throws {
    let problem = try problem(try injectiveModel(), .oneMore)
    let reference = try #require(problem.knownReference)
    expectClose(reference.loss, problem.entropy, relative: 1e-14)
    #expect(problem.shape.components == 3 && problem.loss.dimension == reference.position.count)
  }

  @Test func withAComponentTooFewNoReferenceIsKnownButStartsAre() throws {
    let problem = try problem(try injectiveModel(), .oneFewer)
    #expect(problem.knownReference == nil && problem.shape.components == 1)
    let starts = problem.reducedTruths
    #expect(starts.count == 2 && starts.allSatisfy { $0.count == problem.loss.dimension })
    var loss = problem.loss
    // Gibbs' inequality, strictly: half the truth is another distribution.
    for start in starts { #expect(loss.value(at: start) > problem.entropy + 0.1) }
  }

  @Test func aMirroredComponentIsAsGoodBehindAFoldAndOnlyThere() throws {
    let folded = try problem(try foldedModel(), .folded)
    var loss = folded.loss
    #expect(folded.mirroredTruths.count == 2)
    for mirrored in folded.mirroredTruths {
      #expect(mirrored != folded.knownReference?.position)
      expectClose(loss.value(at: mirrored), folded.entropy, absolute: 1e-12)
    }
    // The kink of the other model's first unit is at −1, and the second mean's image at −3.
    let plain = try problem(try injectiveModel(), .twoComponents)
    loss = plain.loss
    #expect(plain.mirroredTruths[1][3] == -3 && loss.value(at: plain.mirroredTruths[1]) > plain.entropy + 0.1)
  }

  @Test func aFinerSumMovesTheLossByNoMoreThanTheStatedDepth() throws {
    let problem = try problem(try injectiveModel(), .twoComponents)
    // exp(−2π²·resolution²) for what one step loses: 3e-9 at a resolution of one.
    #expect(try problem.quadratureError(resolution: 1) < 1e-9)
  }

  @Test func startsBelongToTheClass() throws {
    let problem = try problem(try injectiveModel(), .oneMore)
    var (stream, loss) = (RandomStream(seed: 1), problem.loss)
    let starts = try [StartKind.scaled, .increasing].map { try problem.randomStart($0, using: &stream) }
    #expect(starts[0] != starts[1] && starts.allSatisfy { loss.value(at: $0) > problem.entropy })
  }

  @Test func aModelOfTwoOutputsIsRefused() throws {
    let line = try injectiveModel()
    let planar = try PiecewiseAffineModel(
      prior: line.prior,
      decoder: ShallowDecoder(
        inputWeights: [1], biases: [0], outputWeights: Matrix([[1, 1]]), shift: [0, 0], leak: 0.5), noise: 0.1)
    let model = SimulatedModel(
      arm: .twoComponents, truth: ModelNumbers(planar), fittedComponents: 2, slopes: [], rejected: 0)
    #expect(throws: LaboratoryError.outputs(2)) { try PopulationProblem(model, resolution: 2) }
    #expect("\(LaboratoryError.outputs(2))" == "the model has 2 outputs; this stage takes models of one")
  }
}
