import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

struct GaussianMixtureSamplingTests {
  private let mixture = GaussianMixture(
    weights: [0.2, 0.8], means: Matrix([[-5.0, 1], [3, 0]]),
    covariances: .full([Matrix([[1.0, 0.8], [0.8, 2]]), Matrix([[0.5, 0], [0, 0.1]])]))

  @Test func samplesHaveTheMomentsOfTheirComponents() throws {
    var stream = RandomStream(seed: 11)
    let sample = try mixture.sample(40_000, using: &stream)
    for k in 0..<2 {
      let members = sample.points.rows(at: sample.labels.indices.filter { sample.labels[$0] == k })
      // Five standard errors of 8,000 draws or more: 5/√8000 = 0.056 for each deviation of order one.
      expectClose(Double(members.rows) / 40_000, mixture.weights[k], absolute: 0.01)
      expectClose(members.columnMeans, mixture.means.row(k), absolute: 0.08)
      let centred = members.centred
      let covariance = 1 / Double(members.rows) * matmulTransposedFirst(centred, centred)
      expectClose(covariance, mixture.covariance(ofComponent: k), absolute: 0.16)
    }
  }

  @Test func aSeedGivesOneSampleAndItsStreamMovesOn() throws {
    var (a, b) = (RandomStream(seed: 1), RandomStream(seed: 1))
    let first = try mixture.sample(5, using: &a)
    #expect(first == (try mixture.sample(5, using: &b)))
    #expect(first != (try mixture.sample(5, using: &a)))
    #expect(try mixture.sample(0, using: &a).points.shape == "0×2")
  }

  @Test func anAffineMapMovesDensitiesByItsDeterminant() throws {
    let map = Matrix([[2.0, 1], [-0.5, 3]])
    let moved = try mixture.pushedForward(by: map, shift: [10, -4])
    let points = Matrix([[0.0, 0], [-5, 1], [3, 0.5]])
    let images = matmulTransposedSecond(points, map).addingToRows([10, -4])
    let before = try mixture.logDensity(of: points)
    // p(Az + b) = p(z) / |det A|, and log 6.5 = 1.8718…; products of order ten.
    expectClose(try moved.logDensity(of: images), before.map { $0 - 1.8718021769015913 }, relative: 1e-12)
  }

  @Test func aMapOntoFewerFeaturesGivesTheMarginal() throws {
    let marginal = try mixture.pushedForward(by: Matrix([[0.0, 1]]), shift: [0])
    #expect(marginal.means == Matrix([[1.0], [0]]))
    #expect(marginal.covariance(ofComponent: 0) == Matrix([[2.0]]))
  }
}
