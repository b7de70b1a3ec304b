import Assumptions
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct CanonicalCoordinatesTests {
  struct Case: Decodable {
    let mixture: ReferenceMixture
    let matrix: [[Double]]
    let skewness: [Double]
    let canonicalMeans: [[Double]]
    let canonicalVariances: [[Double]]
  }

  @Test func theReferenceAgrees() throws {
    for reference in try referenceCases("canonical_coordinates", of: Case.self) {
      let mixture = reference.mixture.mixture
      let test = try testConditionalIndependence(of: mixture, points: nil)
      let found = try canonicalCoordinates(of: mixture, basis: test.diagonalization.matrix)
      expectClose(found.matrix, Matrix(reference.matrix), absolute: 1e-6)
      expectClose(found.skewness, reference.skewness, absolute: 1e-8)
      let image = try found(mixture)
      expectClose(image.means, Matrix(reference.canonicalMeans), absolute: 1e-6)
      expectClose(
        Matrix((0..<image.components).map { image.covariance(ofComponent: $0).diagonal }),
        Matrix(reference.canonicalVariances), absolute: 1e-6)
      expectClose(found(mixture.means), image.means, absolute: 1e-12)
    }
  }

  @Test func coordinatesOfAnAffineImageAreTheSame() throws {
    var stream = RandomStream(seed: 3)
    let mixture = GaussianMixture(
      weights: [0.2, 0.5, 0.3], means: Matrix(rows: 3, columns: 3, elements: stream.normals(9)),
      covariances: .diagonal(Matrix([[1.0, 4, 0.3], [2, 0.5, 1], [0.2, 1, 3]])))
    let map = Matrix(rows: 3, columns: 3, elements: stream.normals(9))
    let moved = try mixture.pushedForward(by: map, shift: [1, 2, 3])
    func image(_ mixture: GaussianMixture) throws -> GaussianMixture {
      let test = try testConditionalIndependence(of: mixture, points: nil)
      return try canonicalCoordinates(of: mixture, basis: test.diagonalization.matrix)(mixture)
    }
    expectClose(try image(mixture).means, try image(moved).means, absolute: 1e-8)
  }

  @Test func signsNeedSkewness() throws {
    let symmetric = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[-1.0], [1]]), covariances: .spherical([1, 1]))
    let found = try canonicalCoordinates(of: symmetric, basis: .identity(1))
    #expect(found.signsAreDetermined(points: 1e9) == [false])
    let skewed = GaussianMixture(weights: [0.9, 0.1], means: Matrix([[0.0], [-9]]), covariances: .spherical([1, 1]))
    let turned = try canonicalCoordinates(of: skewed, basis: .identity(1))
    #expect(turned.signsAreDetermined(points: 1000) == [true])
    #expect(turned.matrix[0, 0] < 0)
  }

  @Test func aBasisOfAnotherSizeIsAnError() throws {
    let mixture = GaussianMixture(weights: [1], means: Matrix([[0.0, 0]]), covariances: .spherical([1]))
    #expect(throws: ComponentsError.self) { try canonicalCoordinates(of: mixture, basis: .identity(3)) }
    #expect(throws: ComponentsError.self) { try canonicalCoordinates(of: mixture, basis: Matrix(rows: 2, columns: 2)) }
  }
}
