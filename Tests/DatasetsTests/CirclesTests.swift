import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct CirclesTests {
  @Test func withoutNoiseTheCirclesAreThoseOfScikitLearn() {
    var stream = RandomStream(seed: 1)
    let sample = Circles(pointsPerCircle: 4, factor: 0.5, noise: 0).sample(using: &stream)
    #expect(sample.labels == [0, 0, 0, 0, 1, 1, 1, 1])
    // make_circles(8, shuffle=False, factor=0.5)
    let expected = Matrix([[1, 0], [0, 1], [-1, 0], [0, -1], [0.5, 0], [0, 0.5], [-0.5, 0], [0, -0.5]])
    expectClose(sample.points, expected, absolute: 1e-15)  // zeros of cosine and sine, to an ulp of one
  }

  @Test func theSameStreamGivesTheSamePoints() {
    var first = RandomStream(seed: 1)
    var second = RandomStream(seed: 1)
    let circles = Circles(pointsPerCircle: 10, factor: 0.5, noise: 0.1)
    #expect(circles.sample(using: &first) == circles.sample(using: &second))
    #expect(circles.sample(using: &first) != Circles(pointsPerCircle: 10, factor: 0.5, noise: 0).sample(using: &second))
  }
}
