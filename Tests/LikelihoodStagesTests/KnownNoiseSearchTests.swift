import Foundation
import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import TestSupport
import Testing

@Suite struct KnownNoiseSearchTests {
  private func problem() throws -> KnownNoiseLoss {
    let model = try injectiveModel()
    return try KnownNoiseLoss(model.population(resolution: 2), shape: model.shape, logNoise: log(model.noise))
  }

  /// A little away from the truth in every parameter.
  private func start() throws -> [Double] {
    try injectiveModel().parametersWithoutNoise.enumerated().map { $1 + ($0 % 2 == 0 ? 0.02 : -0.02) }
  }

  @Test(arguments: [OptimaSearch.Method.quasiNewton, .em])
  func aSearchFromNearTheTruthGoesTowardsIt(method: OptimaSearch.Method) throws {
    var loss = try problem()
    let (truth, before) = try (loss.value(at: injectiveModel().parametersWithoutNoise), loss.value(at: start()))
    let end = try #require(KnownNoiseSearch(method, limit: 200).minimum(of: loss, from: start()))
    #expect(end.position.count == loss.dimension && end.iterations > 1 && end.iterations <= 200)
    // Gibbs' inequality: no model describes the population better than its own; EM frees the noise, which gains nothing.
    #expect(end.loss - truth > -1e-9 && end.loss - truth < 0.1 * (before - truth))
    expectClose(loss.value(at: end.position), end.loss, absolute: method == .em ? 1e-4 : 0)
  }

  @Test(arguments: [OptimaSearch.Method.quasiNewton, .em])
  func theLimitIsKept(method: OptimaSearch.Method) throws {
    let end = try #require(KnownNoiseSearch(method, limit: 2).minimum(of: problem(), from: start()))
    // The line search of L-BFGS that is underway goes on for up to a dozen evaluations.
    #expect(end.iterations <= (method == .em ? 2 : 14))
  }

  @Test(arguments: [OptimaSearch.Method.quasiNewton, .em])
  func aStartThatIsNoModelLeadsNowhere(method: OptimaSearch.Method) throws {
    let search = KnownNoiseSearch(method, limit: 10)
    for (place, value) in [(4, 800.0), (6, 0), (2, .nan), (2, .infinity)] {
      var start = try start()
      start[place] = value
      #expect(try search.minimum(of: problem(), from: start) == nil)
    }
  }

  @Test(arguments: [OptimaSearch.Method.quasiNewton, .em])
  func aCurveThatIsFarFromEveryPointHasNoDensityToClimb(method: OptimaSearch.Method) throws {
    var start = try start()
    start[start.count - 1] = 1e200  // c
    #expect(try KnownNoiseSearch(method, limit: 10).minimum(of: problem(), from: start) == nil)
  }
}
