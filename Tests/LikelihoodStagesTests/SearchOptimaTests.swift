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
}
