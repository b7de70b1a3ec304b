import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct MoonsTests {
  @Test func withoutNoiseTheMoonsAreThoseOfScikitLearn() {
    var stream = RandomStream(seed: 1)
    let sample = Moons(pointsPerMoon: 3, noise: 0).sample(using: &stream)
    #expect(sample.labels == [0, 0, 0, 1, 1, 1])
    // make_moons(6, shuffle=False)
    let expected = Matrix([[1, 0], [0, 1], [-1, 0], [0, 0.5], [1, -0.5], [2, 0.5]])
    expectClose(sample.points, expected, absolute: 1e-15)  // cos(π/2) is half an ulp of one
  }

  @Test func theNoiseHasTheDeviationAskedFor() {
    var stream = RandomStream(seed: 2)
    let n = 10_000
    let noisy = Moons(pointsPerMoon: n, noise: 0.1, scale: 2).sample(using: &stream)
    let clean = Moons(pointsPerMoon: n, noise: 0, scale: 2).sample(using: &stream)
    let difference = noisy.points - clean.points
    let variance = difference.map { $0 * $0 }.columnSums.map { $0 / Double(2 * n) }
    // Five standard errors of a variance of 0.04 over 20,000 points.
    expectClose(variance, [0.04, 0.04], absolute: 5 * 0.04 / 100)
  }

  @Test func oneMoonMayBeOnePoint() {
    var stream = RandomStream(seed: 1)
    let sample = Moons(pointsPerMoon: 1, noise: 0).sample(using: &stream)
    #expect(sample.points == Matrix([[1, 0], [0, 0.5]]))
  }
}
