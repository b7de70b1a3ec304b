import Alignment
import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ShareEstimateTests {
  @Test func limitsOnTheLogarithmAreTheFormula() {
    let estimate = ShareEstimate(mean: 0.04, standardError: 0.01, pointError: 0, runs: 5)
    let reach = studentQuantile(0.975, degreesOfFreedom: 4) * 0.25
    let limits = estimate.logLimits(confidence: 0.95)
    expectClose(limits.lowerBound, 0.04 * exp(-reach), relative: 1e-12)
    expectClose(limits.upperBound, 0.04 * exp(reach), relative: 1e-12)
  }

  @Test func aShareBelowItsErrorIsTakenForItsError() {
    let below = ShareEstimate(mean: -0.001, standardError: 0.002, pointError: 0.002, runs: 5).logLimits(
      confidence: 0.95)
    expectClose(
      below.upperBound, 0.002 * exp(studentQuantile(0.975, degreesOfFreedom: 4)), relative: 1e-12)
    #expect(ShareEstimate(mean: 0, standardError: 0, pointError: 0, runs: 3).logLimits(confidence: 0.95) == 0...0)
    // No share is too uncertain for a number.
    #expect(
      ShareEstimate(mean: 1e-9, standardError: 1, pointError: 0, runs: 3).logLimits(confidence: 0.9999).upperBound
        .isFinite)
  }

  @Test func twoRunsHaveTwiceThePointsError() {
    let limits = ShareEstimate(mean: 0.3, standardError: 0.05, pointError: 0.05, runs: 2).limits(confidence: 0.95)
    expectClose(limits.lowerBound, 0.2, absolute: 1e-12)
    expectClose(limits.upperBound, 0.4, absolute: 1e-12)
  }

  @Test func errorsOfRunsAndOfPointsAddInQuadrature() {
    let scores = PairwiseScores(Matrix([[0, 0.1, 0.2], [0.1, 0, 0.3], [0.2, 0.3, 0]]))
    let estimate = ShareEstimate(scores, pointError: 0.03)
    // Means without a run are 0.3, 0.2 and 0.1: SE² = 2/3 · 0.02.
    expectClose(estimate.standardError, (2.0 / 3 * 0.02 + 0.0009).squareRoot(), relative: 1e-12)
    expectClose(estimate.mean, 0.2, absolute: 1e-15)
  }
}
