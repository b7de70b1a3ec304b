import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct PiecewiseAffineModelSamplingTests {
  @Test func aSampleHasTheMomentsOfTheModel() throws {
    let model = try absoluteValue(means: [-2, 3], deviation: 0.5, noise: 0.1)
    var stream = RandomStream(seed: 3)
    let sample = model.sample(20_000, using: &stream)
    let mean = sample.points.elements.reduce(0, +) / 20_000
    // E|z| = (2 + 3)/2 up to 1e-4; the mean has a deviation of 0.005.
    expectClose(mean, 2.5, absolute: 0.025)
    #expect(zip(sample.latents, sample.labels).allSatisfy { ($0 < 0.5) == ($1 == 0) })
    var again = RandomStream(seed: 3)
    #expect(model.sample(10, using: &again).points.elements == Array(sample.points.elements.prefix(10)))
    #expect(model.sample(10, using: &again).points.elements != Array(sample.points.elements.prefix(10)))
  }
}
