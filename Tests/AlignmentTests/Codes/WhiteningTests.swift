import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Codes in coordinates of identity covariance.
@Suite struct WhiteningTests {
  private let x = matmul(normalMatrix(50, 3, RandomStream(seed: 1)), Matrix([[2, 1, 0], [0, 0.1, 5], [1, 0, 1]]))
    .addingToRows([100, -3, 0])

  @Test func whiteColumnsHaveMeanZeroAndCovarianceOne() throws {
    let white = try Whitening(x).white
    expectClose(white.columnMeans, [0, 0, 0], absolute: 1e-13)
    // Centring takes 100 away from numbers of some ones.
    expectClose((1 / 50.0) * gram(white), .identity(3), absolute: 1e-12)
  }

  /// They span what the centred code spans: the code is an affine map of them.
  @Test func nothingIsLost() throws {
    let white = try Whitening(x).white
    expectClose(try affineMap(from: white, to: x)(white), x, absolute: 1e-11)
  }

  @Test func directionsThatDependOnOthersAreLeftOut() throws {
    let dependent = Matrix((0..<50).map { [x[$0, 0], 7, x[$0, 1], x[$0, 0] - 2 * x[$0, 1]] })
    let whitening = try Whitening(dependent)
    #expect(whitening.rank == 2)
    expectClose((1 / 50.0) * gram(whitening.white), .identity(2), absolute: 1e-12)
    #expect(try Whitening(Matrix(rows: 5, columns: 2, repeating: 3)).rank == 0)
  }

  /// Three points span a plane.
  @Test func fewerPointsThanColumnsHaveOneDirectionLess() throws {
    let wide = normalMatrix(3, 5, RandomStream(seed: 2))
    let whitening = try Whitening(wide)
    #expect(whitening.rank == 2 && whitening.basis.shape == Matrix<Double>(rows: 3, columns: 3).shape)
  }

  @Test func theMapTakesThePointsToTheirWhiteCoordinates() throws {
    let whitening = try Whitening(x)
    expectClose(whitening.map(through: .identity(3))(x), whitening.white, absolute: 1e-11)
    let turn = Matrix([[0.6, -0.8, 0], [0.8, 0.6, 0], [0, 0, 1.0]])
    expectClose(whitening.map(through: turn)(x), matmul(whitening.white, turn), absolute: 1e-11)
  }

  /// White coordinates are one set for all affine images of a code, but for a rotation.
  @Test func affineImagesHaveTheSameSpan() throws {
    let moved = matmul(x, Matrix([[1, 2, 3], [0, 1, 4], [5, 6, 0]])).addingToRows([1, 2, 3])
    let (a, b) = (try Whitening(x).white, try Whitening(moved).white)
    let turn = (1 / 50.0) * matmulTransposedFirst(a, b)
    // Of a map of condition about two hundred.
    expectClose(gram(turn), .identity(3), absolute: 1e-10)
    expectClose(matmul(a, turn), b, absolute: 1e-10)
  }
}
