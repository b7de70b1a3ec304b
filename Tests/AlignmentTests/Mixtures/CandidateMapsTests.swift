import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Maps in closed form, where means, axes, or only some of them tell how a mixture is turned.
@Suite struct CandidateMapsTests {
  private func expectFound(
    _ q: GaussianMixture, _ map: Matrix<Double>, _ shift: [Double], divergence: Double = 1e-10
  ) throws {
    let found = try MatchedMaps(from: q, to: q.pushedForward(by: map, shift: shift)).found
    let best = try #require(found.first)
    expectClose(best.divergence, 0, absolute: divergence)
    #expect(
      found.contains { known in
        known.divergence < divergence && zip(known.a.elements, map.elements).allSatisfy { abs($0 - $1) < 1e-5 }
          && zip(known.shift, shift).allSatisfy { abs($0 - $1) < 1e-5 }
      }, "\(found.prefix(4).map(\.a))")
  }

  private let turn = Matrix([[0.6, -0.8], [1.6, 1.2]])

  /// All means at one point: the axes of covariances alone tell the rotation, and not their signs.
  @Test func axesAloneAreEnough() throws {
    let q = GaussianMixture(
      weights: [0.3, 0.7], means: Matrix(rows: 2, columns: 2, repeating: 1),
      covariances: .full([Matrix([[2, 0.5], [0.5, 1]]), Matrix([[1, -0.3], [-0.3, 0.2]])]))
    try expectFound(q, turn, [3, -4])
  }

  /// Equal covariances: the means alone tell it.
  @Test func meansAloneAreEnough() throws {
    let q = GaussianMixture(
      weights: [0.2, 0.3, 0.5], means: Matrix([[0.0, 0], [4, 1], [-1, 5]]),
      covariances: .full([Matrix<Double>](repeating: .identity(2), count: 3)))
    try expectFound(q, turn, [1, 1])
  }

  /// Means on one line, and equal covariances: a reflection beside the line is open, and both are found.
  @Test func whatNothingTellsIsTriedBothWays() throws {
    let q = GaussianMixture(
      weights: [0.2, 0.8], means: Matrix([[0.0, 0], [4, 0]]),
      covariances: .full([Matrix<Double>](repeating: .identity(2), count: 2)))
    let found = try MatchedMaps(from: q, to: q).found.filter { $0.divergence < 1e-10 }
    let signs = Set(found.map { $0.a[1, 1].rounded() })
    #expect(signs == [1, -1])
  }

  @Test(arguments: [1, 2, 3, 5]) func oneComponentGoesToOne(features: Int) throws {
    var stream = RandomStream(seed: 1).child(features)
    let (q, p) = (randomMixture(1, features, &stream), randomMixture(1, features, &stream))
    let best = try #require(try MatchedMaps(from: q, to: p).found.first)
    expectClose(best.divergence, 0, absolute: 1e-10)
    let image = try q.pushedForward(by: best.a, shift: best.shift)
    expectClose(image.means, p.means, absolute: 1e-8)
  }

  /// A mixture of more than six components goes out from its heaviest ones only.
  @Test func manyComponentsAreMappedByTheirHeaviest() throws {
    var stream = RandomStream(seed: 2)
    let q = randomMixture(10, 2, &stream)
    try expectFound(q, turn, [0.5, 2])
  }

  @Test func reflectionsAndTinyScalesAreFound() throws {
    var stream = RandomStream(seed: 3)
    let q = randomMixture(3, 2, &stream)
    try expectFound(q, Matrix([[-1.0, 0], [0, 1]]), [0, 0])
    // The search is not blind to units: it ends sooner where covariances are of 1e-6 about 100.
    try expectFound(q, 1e-3 * turn, [100, 0], divergence: 1e-5)
  }
}
