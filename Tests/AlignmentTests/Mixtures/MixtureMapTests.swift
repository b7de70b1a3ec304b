import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct MixtureMapTests {
  struct Case: Decodable {
    let name: String
    let source: ReferenceMixture
    let target: ReferenceMixture
    let trueMatrix: [[Double]]?
    let trueShift: [Double]?
    let trueComponents: [Int]?
    let matchedDivergence: Double
    let symmetricDistance: Double
  }

  @Test func theReferenceIsFound() throws {
    let cases = try referenceCases("mixture_match", of: Case.self)
    #expect(cases.count == 12)
    for reference in cases {
      let found = try mixtureMaps(from: reference.source.mixture, to: reference.target.mixture)
      let comment = Comment(rawValue: reference.name)
      #expect(found.best.divergence <= reference.matchedDivergence + 1e-9, comment)
      guard let matrix = reference.trueMatrix, !reference.name.hasPrefix("estimated") else { continue }
      #expect(found.best.overlap.symmetric < 1e-10, comment)
      // Axes without means on them may have either sign.
      if reference.name.contains("equal means") { continue }
      expectClose(found.best.map.matrix, Matrix(matrix).transposed, absolute: 1e-8, comment)
      expectClose(found.best.map.shift, try #require(reference.trueShift), absolute: 1e-8, comment)
      #expect(found.best.components.map { $0 ?? -1 } == reference.trueComponents, comment)
      #expect(found.isUnique, comment)
    }
  }

  @Test func allSelfMapsOfASymmetricMixtureAreFound() throws {
    let mixture = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[-1.0, 0], [1, 0]]), covariances: .tied(.diagonal([0.2, 0.5])))
    // Also where an affine map hides the symmetry.
    for map in [Matrix<Double>.identity(2), Matrix([[1.0, 2], [-0.5, 3]])] {
      let moved = try mixture.pushedForward(by: map, shift: [1, -1])
      let found = try mixtureMaps(from: moved, to: moved)
      #expect(found.near.count == 4)
      #expect(!found.isUnique)
      #expect(found.freedom == 0)
      #expect(Set(found.near.map { $0.components.map { $0 ?? -1 } }) == [[0, 1], [1, 0]])
      for near in found.near { expectClose(near.overlap.symmetric, 0, absolute: 1e-12) }
    }
  }

  @Test(arguments: [(1, 1), (2, 1), (3, 2), (4, 3), (6, 2), (3, 5), (8, 2), (5, 4), (12, 5), (2, 6)])
  func aKnownMapIsRecoveredWithItsMatching(components: Int, features: Int) throws {
    var stream = RandomStream(seed: 3).child("\(components), \(features)")
    let q = randomMixture(components, features, &stream)
    let map = Matrix(rows: features, columns: features, elements: stream.normals(features * features))
    let order = stream.permutation(components)
    let moved = try q.pushedForward(by: map, shift: stream.normals(features))
    let p = GaussianMixture(
      weights: order.map { moved.weights[$0] }, means: moved.means.rows(at: order),
      covariances: .full(order.map { moved.covariance(ofComponent: $0) }))
    let found = try mixtureMaps(from: q, to: p)
    expectClose(found.best.overlap.symmetric, 0, absolute: 1e-10)
    expectClose(found.best.divergence, 0, absolute: 1e-10)
    guard components > 1 else { return }
    for (j, place) in found.best.components.enumerated() { #expect(place.map { order[$0] } == j) }
    // To what the conditions of the covariances and of the map leave of rounding.
    expectClose(found.best.map(q.means), moved.means, absolute: 1e-7)
  }

  @Test func normalDistributionsLeaveARotationFree() throws {
    var stream = RandomStream(seed: 4)
    let found = try mixtureMaps(from: randomMixture(1, 4, &stream), to: randomMixture(1, 4, &stream), points: 1000)
    #expect(found.freedom == 6)
    #expect(found.errors == nil)
    #expect(!found.isUnique)
    expectClose(found.best.divergence, 0, absolute: 1e-12)
  }

  @Test func equalRoundComponentsOnALineLeaveARotationAboutItFree() throws {
    let mixture = GaussianMixture(
      weights: [0.2, 0.3, 0.5], means: Matrix([[0.0, 0, 0], [1, 0, 0], [3, 0, 0]]), covariances: .spherical([1, 1, 1]))
    let found = try mixtureMaps(from: mixture, to: mixture)
    #expect(found.freedom == 1)
  }

  @Test func refinementBeatsTheClosedForms() throws {
    var (better, draws) = (0, 0)
    for number in 0..<20 {
      var stream = RandomStream(seed: 5).child(number)
      let truth = randomMixture(3, 2, &stream)
      let (q, p) = (try sampled(truth, 3000, &stream), try sampled(truth, 3000, &stream))
      let found = try mixtureMaps(from: q, to: p, points: 3000)
      let discrepancy = try MapDiscrepancy(source: truth, target: truth)
      let identity = AffineMap(matrix: .identity(2), shift: [0, 0])
      draws += 1
      if discrepancy(found.best.map, identity) < 0.01 { better += 1 }
      // The truth's own map is among those within the tolerance but for chance.
      #expect(found.best.divergence < 0.1)
    }
    // Of two thousand divergences of 2/N·parameters: all but a mirrored few.
    #expect(better >= 18, "\(better) of \(draws)")
  }

  @Test func standardErrorsAreThoseOfRepeatedSamples() throws {
    var stream = RandomStream(seed: 6)
    let truth = GaussianMixture(
      weights: [0.3, 0.3, 0.4], means: Matrix([[0.0, 0], [9, 1], [2, 8]]),
      covariances: .full([
        Matrix([[1, 0.3], [0.3, 2]]), Matrix([[2, -0.5], [-0.5, 1]]), Matrix([[0.5, 0], [0, 1.5]]),
      ]))
    var squares = Matrix<Double>(rows: 2, columns: 2)
    var predicted = squares
    let draws = 60
    for _ in 0..<draws {
      let (q, p) = (try sampled(truth, 2000, &stream), try sampled(truth, 2000, &stream))
      let found = try mixtureMaps(from: q, to: p, points: 2000)
      let errors = try #require(found.errors)
      let miss = found.best.map.matrix - .identity(2)
      squares = squares + miss.map { $0 * $0 / Double(draws) }
      predicted = predicted + errors.matrix.map { $0 * $0 / Double(draws) }
    }
    // A variance of sixty draws is known to √(2/60) = 18 %.
    expectClose(squares.map { $0.squareRoot() }, predicted.map { $0.squareRoot() }, relative: 0.35)
  }

  @Test func componentsWithoutWeightAreLeftOut() throws {
    var stream = RandomStream(seed: 7)
    let q = randomMixture(3, 2, &stream)
    let p = GaussianMixture(
      weights: q.weights.map { $0 * (1 - 1e-6) } + [1e-6], means: Matrix((0..<3).map(q.means.row) + [[50, 50]]),
      covariances: .full((0..<3).map { q.covariance(ofComponent: $0) } + [.identity(2)]))
    let found = try mixtureMaps(from: p, to: q, points: 1000)
    #expect(found.best.components == [0, 1, 2, nil])
    #expect(throws: ComponentError.differentComponents(3, 4)) { try mixtureMaps(from: p, to: q) }
    #expect(throws: ComponentError.differentFeatures(2, 1)) {
      try mixtureMaps(
        from: GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1])), to: q)
    }
    let flat = GaussianMixture(
      weights: q.weights, means: q.means, covariances: .tied(Matrix([[1.0, 1], [1, 1]])))
    #expect(throws: ComponentError.self) { try mixtureMaps(from: flat, to: q) }
  }

  /// The components' moments of as many points as their weights ask for.
  private func sampled(
    _ mixture: GaussianMixture, _ count: Int, _ stream: inout RandomStream
  ) throws -> GaussianMixture {
    let sample = try mixture.sample(count, using: &stream)
    let groups = (0..<mixture.components).map { k in
      sample.points.rows(at: sample.labels.indices.filter { sample.labels[$0] == k })
    }
    return GaussianMixture(
      weights: groups.map { Double($0.rows) / Double(count) }, means: Matrix(groups.map(\.columnMeans)),
      covariances: .full(groups.map { (1 / Double($0.rows)) * gram($0.centred) }))
  }
}
