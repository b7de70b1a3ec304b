import Foundation
import LinearAlgebra
import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

struct FitTests {
  @Test func criteriaWeighTheLikelihoodAgainstTheParameters() throws {
    var stream = RandomStream(seed: 1)
    let points = threeClusters(300, using: &stream)
    let fit = try ExpectationMaximization(family: .spherical, components: 2, iterations: 5).fit(points, using: &stream)
    expectClose(fit.logLikelihood, 300 * fit.meanLogLikelihood, relative: 1e-15)
    // One weight, four coordinates of means and two variances.
    expectClose(fit.aic, -2 * fit.logLikelihood + 14, relative: 1e-15)
    expectClose(fit.bic, -2 * fit.logLikelihood + 7 * 5.703782474656201, relative: 1e-14)
    #expect(fit.iterations == fit.trace.count && fit.points == 300)
  }

  @Test func aStateIsReadAsItWasWritten() throws {
    var stream = RandomStream(seed: 2)
    let points = threeClusters(100, using: &stream)
    let fit = try ExpectationMaximization(family: .full, components: 2, restarts: 2, iterations: 3)
      .fit(points, using: &stream)
    let state = FittingState(
      finished: fit.restarts + [.failed(.collapsed(component: 1, count: 0.1, iteration: 3))], best: fit,
      model: fit.model, trace: fit.trace)
    #expect(try JSONDecoder().decode(FittingState.self, from: JSONEncoder().encode(state)) == state)
  }
}
