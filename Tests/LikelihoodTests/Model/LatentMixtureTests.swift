import Foundation
import Likelihood
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// The prior over the line.
@Suite struct LatentMixtureTests {
  @Test func aWeightSumOtherThanOneIsRefused() {
    #expect(throws: ModelError.weightSum(0.9)) {
      try LatentMixture(weights: [0.4, 0.5], means: [0, 1], deviations: [1, 1])
    }
    #expect(ModelError.weightSum(0.9).description == "the weights sum to 0.9; divide them by their sum")
  }

  @Test(arguments: [0.0, -1, .nan, .infinity])
  func weightsAndDeviationsMustBePositive(value: Double) {
    #expect(throws: ModelError.self) {
      try LatentMixture(weights: [1 - value, value], means: [0, 1], deviations: [1, 1])
    }
    #expect(throws: ModelError.self) {
      try LatentMixture(weights: [0.5, 0.5], means: [0, 1], deviations: [1, value])
    }
  }

  @Test func aMeanThatIsNoNumberIsRefused() {
    #expect(throws: ModelError.notFinite("the mean of component 1", .infinity)) {
      try LatentMixture(weights: [0.5, 0.5], means: [0, .infinity], deviations: [1, 1])
    }
  }

  @Test func partsOfDifferentLengthsAreRefused() {
    #expect(throws: ModelError.count(of: "means", is: 1, expected: 2, from: "weights")) {
      try LatentMixture(weights: [0.5, 0.5], means: [0], deviations: [1, 1])
    }
    #expect(throws: ModelError.empty("components")) { try LatentMixture(weights: [], means: [], deviations: []) }
  }

  private let mixture = Result {
    try LatentMixture(weights: [0.2, 0.5, 0.3], means: [-2, 0.5, 4], deviations: [0.3, 1, 0.7])
  }

  @Test func itsDensityIsThatOfTheMixtureOfOneFeature() throws {
    let mixture = try mixture.get()
    for z in [-50.0, -2, 0, 0.7, 4, 1e4] {
      let expected = try mixture.mixture.logDensity(of: Matrix([[z]]))[0]
      expectClose(mixture.logDensity(at: z), expected, relative: 1e-13)
    }
  }

  /// The trapezoidal rule is exact to rounding for what is as smooth as its step.
  @Test func itsDensityIntegratesToOne() throws {
    let mixture = try mixture.get()
    let sum = (0...4000).reduce(0.0) { $0 + 0.01 * exp(mixture.logDensity(at: -20 + 0.01 * Double($1))) }
    expectClose(sum, 1, relative: 1e-13)
  }

  @Test func aStandardNormalHasItsDensity() throws {
    let normal = try LatentMixture(weights: [1], means: [0], deviations: [1])
    expectClose(normal.logDensity(at: 0), -0.918938533204672741780329736406, absolute: 1e-15)
    expectClose(normal.logDensity(at: 3), -0.918938533204672741780329736406 - 4.5, absolute: 1e-14)
  }

  /// Weights that were rounded to seven digits are taken, those of five are not.
  @Test func sumsOfRoundedWeightsAreOne() throws {
    #expect(throws: Never.self) {
      try LatentMixture(weights: [0.333_333_3, 0.333_333_3, 0.333_333_3], means: [0, 1, 2], deviations: [1, 1, 1])
    }
    #expect(throws: ModelError.self) {
      try LatentMixture(weights: [0.333_33, 0.333_33, 0.333_33], means: [0, 1, 2], deviations: [1, 1, 1])
    }
  }
}
