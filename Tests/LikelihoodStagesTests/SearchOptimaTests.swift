import Foundation
import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct SearchOptimaTests {
  @Test func theTruthIsTheReferenceAndNoSearchEndsBelowIt() throws {
    let model = simulated(try injectiveModel(), .twoComponents)
    let search = try stage(SearchOptima.self, ["starts": "3", "em-starts": "1", "seed": "1"]).run(model, in: .silent)
    #expect(search.reference == Array(try injectiveModel().parameters.dropLast()))
    // Parameters are logarithms of weights and deviations, and back.
    expectClose(search.referenceLoss, search.entropy, absolute: 1e-13)
    #expect(search.quadratureError < 1e-9)
    #expect(search.runs.map(\.start).sorted() == [0, 1, 1, 2, 3])
    // Gibbs' inequality, to the quadrature's error.
    #expect(search.runs.allSatisfy { $0.excess > -1e-9 && $0.excess <= $0.searched + 1e-12 || $0.method == .em })
  }

  @Test func withAComponentTooFewTheLeastLossIsTheReference() throws {
    let model = simulated(try injectiveModel(), .oneFewer)
    let search = try stage(SearchOptima.self, ["starts": "3", "em-starts": "0", "seed": "1"]).run(model, in: .silent)
    #expect(search.runs.map(\.excess).min() == 0 && search.referenceLoss > search.entropy)
  }

  @Test func withAComponentTooManyTheTruthIsWrittenWithTwoHalves() throws {
    let model = simulated(try injectiveModel(), .oneMore)
    let problem = try PopulationProblem(model, resolution: 2)
    let reference = try #require(problem.knownReference)
    expectClose(reference.loss, problem.entropy, relative: 1e-14)
    #expect(problem.shape.components == 3)
  }

  @Test func newtonsStepsGoFromNearTheTruthIntoIt() throws {
    let problem = try PopulationProblem(simulated(try injectiveModel(), .twoComponents), resolution: 2)
    let truth = try #require(problem.knownReference)
    var stream = RandomStream(seed: 3)
    let start = truth.position.map { $0 + 0.01 * stream.normal() }
    var loss = problem.loss
    let before = loss.value(at: start)
    let end = polished(&loss, from: start, steps: 20)
    #expect(before - truth.loss > 1e-5)
    // Two parts in 10¹³ of a loss of about one are rounding.
    #expect(end.loss - truth.loss < 2e-13 && end.isConverged)
  }

  @Test(arguments: [StartKind.scaled, .increasing])
  func startsHaveTheMeanOfTheObservations(kind: StartKind) throws {
    let observations = try injectiveModel().population(resolution: 2)
    var stream = RandomStream(seed: 5)
    let start = try randomStart(
      injectiveModel().shape, noise: 0.1, kind: kind, for: observations, using: &stream)
    let mean = zip(observations.points.elements, observations.weights).reduce(0) { $0 + $1.0 * $1.1 }
    let own = try start.population(resolution: 2)
    expectClose(zip(own.points.elements, own.weights).reduce(0) { $0 + $1.0 * $1.1 }, mean, absolute: 0.02)
  }
}
