import Foundation
import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct NewtonPolishTests {
  private func problem(_ arm: SimulationArm = .twoComponents) throws -> PopulationProblem {
    try PopulationProblem(simulated(try injectiveModel(), arm), resolution: 2)
  }

  private func start(near position: [Double], by width: Double) -> [Double] {
    var stream = RandomStream(seed: 3)
    return position.map { $0 + width * stream.normal() }
  }

  @Test func newtonsStepsGoFromNearTheTruthIntoIt() throws {
    let problem = try problem()
    let truth = try #require(problem.knownReference)
    let start = start(near: truth.position, by: 0.01)
    var loss = problem.loss
    let before = loss.value(at: start)
    let end = polished(&loss, from: start, steps: 20)
    #expect(before - truth.loss > 1e-5)
    // Two parts in 10¹³ of a loss of about one are rounding.
    #expect(end.loss - truth.loss < 2e-13 && end.isConverged)
    #expect(loss.value(at: end.position) == end.loss)
  }

  @Test func superfluousParametersStopNothing() throws {
    // Two halves of one component: weights may move from one to the other at no cost, so that the Hessian is singular.
    let problem = try problem(.oneMore)
    let truth = try #require(problem.knownReference)
    var loss = problem.loss
    let start = start(near: truth.position, by: 0.003)
    let end = polished(&loss, from: start, steps: 20)
    #expect(end.loss - truth.loss < 1e-3 * (loss.value(at: start) - truth.loss))
  }

  @Test func theLossNeverRises() throws {
    let problem = try problem()
    let truth = try #require(problem.knownReference)
    var loss = problem.loss
    let start = start(near: truth.position, by: 0.5)
    let losses = [0, 1, 2, 4].map { polished(&loss, from: start, steps: $0).loss }
    #expect(losses[0] == loss.value(at: start))
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $1 <= $0 } && losses[3] < losses[0])
  }

  @Test func aFloorThatNoStepComesNearEndsTheSteps() throws {
    let problem = try problem()
    let truth = try #require(problem.knownReference)
    var loss = problem.loss
    let start = start(near: truth.position, by: 0.01)
    let hopeless = polished(&loss, from: start, steps: 20, floor: -1e9)
    // One step, which gains next to nothing of a thousand million nats.
    #expect(hopeless == polished(&loss, from: start, steps: 1))
    #expect(polished(&loss, from: start, steps: 20).loss < hopeless.loss)
  }

  @Test func aStartWithoutALossIsLeftAsItIs() throws {
    var loss = try problem().loss
    var start = try injectiveModel().parametersWithoutNoise
    start[4] = 800  // log s
    let end = polished(&loss, from: start, steps: 5)
    #expect(end.position == start && end.loss == .infinity && !end.isConverged)
  }
}
