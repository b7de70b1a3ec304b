import Likelihood
import LikelihoodStages
import TestSupport
import Testing

@Suite struct EqualMixtureTests {
  @Test func meansOfEqualWeightMayRepeat() throws {
    let mixture = try equalMixture([3, -1, 3], deviation: 0.5)
    #expect(mixture.means == [3, -1, 3] && mixture.deviations == [0.5, 0.5, 0.5])
    // A mean that is there twice is a component of twice the weight.
    let merged = try LatentMixture(weights: [2.0 / 3, 1.0 / 3], means: [3, -1], deviations: [0.5, 0.5])
    for z in [-2, 0, 3.5] { expectClose(mixture.logDensity(at: z), merged.logDensity(at: z), relative: 1e-13) }
  }

  @Test func noMeansAreNoMixture() {
    #expect(throws: ModelError.empty("components")) { try equalMixture([], deviation: 1) }
    #expect(throws: ModelError.notPositive("the deviation of component 0", 0)) { try equalMixture([1], deviation: 0) }
  }
}
