import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct MapDiscrepancyTests {
  @Test func itIsTheMeanSquareOverTheSource() throws {
    var stream = RandomStream(seed: 1)
    let (source, target) = (randomMixture(3, 2, &stream), randomMixture(2, 2, &stream))
    let first = AffineMap(matrix: Matrix([[1.0, 2], [0, 1]]), shift: [1, 0])
    let second = AffineMap(matrix: Matrix([[0.5, 1], [1, 1]]), shift: [0, 2])
    let discrepancy = try MapDiscrepancy(source: source, target: target)
    let points = try source.sample(200_000, using: &stream).points
    let difference = first(points) - second(points)
    let whitened = solveLower(try cholesky(target.totalCovariance), difference.transposed)
    let mean = whitened.elements.reduce(0) { $0 + $1 * $1 } / (2 * Double(points.rows))
    // 200,000 draws of a square with a few times its mean as deviation.
    expectClose(discrepancy(first, second), mean, relative: 0.03)
    #expect(discrepancy(first, first) == 0)
  }

  @Test func coordinatesOfEitherModelDoNotMatter() throws {
    var stream = RandomStream(seed: 2)
    let (source, target) = (randomMixture(3, 3, &stream), randomMixture(2, 3, &stream))
    let maps = (0..<2).map { _ in
      AffineMap(matrix: normalMatrix(3, 3, RandomStream(seed: stream.next())), shift: stream.normals(3))
    }
    let turn = normalMatrix(3, 3, RandomStream(seed: stream.next()))
    let moved = try target.pushedForward(by: turn, shift: [1, 2, 3])
    func after(_ map: AffineMap) -> AffineMap {
      let shift = matmul(Matrix(rows: 1, columns: 3, elements: map.shift), turn.transposed).elements
      return AffineMap(matrix: matmul(map.matrix, turn.transposed), shift: zip(shift, [1, 2, 3]).map { $0 + $1 })
    }
    let plain = try MapDiscrepancy(source: source, target: target)(maps[0], maps[1])
    let other = try MapDiscrepancy(source: source, target: moved)(after(maps[0]), after(maps[1]))
    expectClose(plain, other, relative: 1e-9)
  }

  @Test func rotationsOfAStandardNormalAreTwoApart() throws {
    let normal = GaussianMixture(weights: [1], means: Matrix([[0.0, 0, 0]]), covariances: .spherical([1]))
    var stream = RandomStream(seed: 3)
    let null = try MapDiscrepancy(source: normal, target: normal).rotations(
      of: AffineMap(matrix: .identity(3), shift: [0, 0, 0]), draws: 2000, using: &stream)
    // ‖Q − 1‖²/m = 2 − 2·tr Q/m, of mean 2 and deviation 2/3.
    expectClose(null.mean, 2, absolute: 0.06)
  }

  @Test func singularTargetsAreErrors() throws {
    let flat = GaussianMixture(weights: [1], means: Matrix([[0.0, 0]]), covariances: .spherical([0]))
    let line = GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1]))
    #expect(throws: ComponentError.self) { try MapDiscrepancy(source: flat, target: flat) }
    #expect(throws: ComponentError.differentFeatures(1, 2)) { try MapDiscrepancy(source: line, target: flat) }
  }
}
