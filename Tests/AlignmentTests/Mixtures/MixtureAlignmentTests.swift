import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct MixtureAlignmentTests {
  @Test func affineImagesAreFoundInTheReference() throws {
    for reference in try MixtureReference.read().affine {
      let found = try #require(try alignMixture(reference.q.mixture, to: reference.p.mixture))
      let distance = found.overlap.relativeToFirst.squareRoot()
      if reference.exactlyAffine {
        // The square root of the rounding of a difference of numbers near one.
        expectClose(distance, 0, absolute: 1e-6)
      } else {
        // A closed form, no search: it comes near the file's value, which a long search found.
        #expect(distance < 1.5 * reference.bestFound)
      }
    }
  }

  @Test(arguments: [(1, 1), (2, 1), (3, 2), (4, 3), (6, 2), (3, 5), (8, 2), (5, 4)])
  func aKnownMapIsRecoveredWithItsMatching(components: Int, features: Int) throws {
    var stream = RandomStream(seed: 3).child("\(components), \(features)")
    let p = drawnMixture(components, features, &stream)
    let map = Matrix(rows: features, columns: features, elements: stream.normals(features * features))
    let order = stream.permutation(components)
    let q = reordered(p, order).pushedForwardOrStop(by: map, shift: stream.normals(features))
    let found = try #require(try alignMixture(q, to: p))
    expectClose(found.overlap.symmetric, 0, absolute: 1e-10)
    #expect(found.components == order)
    // The map takes the means of q to those of p, to what the conditions of the covariances leave of 1e-16.
    expectClose(found.map(q.means), p.means.rows(at: order), absolute: 1e-8)
  }

  @Test func meansThatSpanTooLittleLeaveTheAxes() throws {
    // All means are equal: only the covariances tell the rotation.
    let p = GaussianMixture(
      weights: [0.4, 0.6], means: Matrix([[1.0, 2], [1, 2]]),
      covariances: .full([.identity(2), Matrix([[4, 1], [1, 2]])]))
    let q = p.pushedForwardOrStop(by: Matrix([[0.0, 2], [-1, 1]]), shift: [0, 3])
    let found = try #require(try alignMixture(q, to: p))
    expectClose(found.overlap.symmetric, 0, absolute: 1e-13)
  }

  @Test func mixturesThatDifferInComponentsHaveNoMap() throws {
    var stream = RandomStream(seed: 1)
    #expect(try alignMixture(drawnMixture(2, 2, &stream), to: drawnMixture(3, 2, &stream)) == nil)
    #expect(throws: ComponentError.differentFeatures(3, 2)) {
      try alignMixture(drawnMixture(2, 2, &stream), to: drawnMixture(2, 3, &stream))
    }
  }

  private func drawnMixture(_ components: Int, _ features: Int, _ stream: inout RandomStream) -> GaussianMixture {
    let weights = (0..<components).map { _ in 0.5 + stream.uniform() }
    let means = 3 * Matrix(rows: components, columns: features, elements: stream.normals(components * features))
    let covariances = (0..<components).map { _ in
      let root = Matrix(rows: features, columns: features, elements: stream.normals(features * features))
      return matmulTransposedSecond(root, root) + 0.2 * Matrix<Double>.identity(features)
    }
    return GaussianMixture(
      weights: weights.map { $0 / weights.reduce(0, +) }, means: means, covariances: .full(covariances))
  }

  private func reordered(_ mixture: GaussianMixture, _ order: [Int]) -> GaussianMixture {
    GaussianMixture(
      weights: order.map { mixture.weights[$0] }, means: mixture.means.rows(at: order),
      covariances: .full(order.map { mixture.covariance(ofComponent: $0) }))
  }
}

extension GaussianMixture {
  /// The image of the mixture, of numbers that cannot overflow.
  fileprivate func pushedForwardOrStop(by map: Matrix<Double>, shift: [Double]) -> GaussianMixture {
    do { return try pushedForward(by: map, shift: shift) } catch { fatalError("\(error)") }
  }
}
