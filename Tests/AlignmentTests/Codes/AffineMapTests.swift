import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct AffineMapTests {
  @Test func anExactMapIsFound() throws {
    let x = normalMatrix(50, 3, RandomStream(seed: 1))
    let w = normalMatrix(3, 2, RandomStream(seed: 2))
    let map = try affineMap(from: x, to: matmul(x, w).addingToRows([10, -4]))
    // A well-conditioned system: a few ulps of its entries.
    expectClose(map.matrix, w, absolute: 1e-13)
    expectClose(map.shift, [10, -4], absolute: 1e-13)
  }

  @Test func theErrorIsOrthogonalToTheCode() throws {
    let x = normalMatrix(50, 3, RandomStream(seed: 1))
    let y = normalMatrix(50, 2, RandomStream(seed: 2))
    let error = y - (try affineMap(from: x, to: y))(x)
    expectClose(matmulTransposedFirst(x, error), Matrix(rows: 3, columns: 2), absolute: 1e-12)
    expectClose(error.columnSums, [0, 0], absolute: 1e-12)
  }

  @Test func aConstantColumnIsNotUsed() throws {
    let x = Matrix((0..<20).map { [3, Double($0)] })
    let map = try affineMap(from: x, to: Matrix((0..<20).map { [2 * Double($0) + 1] }))
    expectClose(map.matrix.elements, [0, 2], absolute: 1e-13)
    expectClose(map.shift, [1], absolute: 1e-12)
  }
}
