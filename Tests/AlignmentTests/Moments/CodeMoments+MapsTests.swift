import Alignment
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Affine maps between runs, from their moments.
@Suite struct CodeMomentsMapsTests {
  /// A first half that is fitted, as the functions of two codes take it.
  private func moments(_ x: Matrix<Double>, _ y: Matrix<Double>) throws -> CodeMoments {
    try CodeMoments([x, y], isFitted: (0..<x.rows).map { $0 < x.rows / 2 })
  }

  @Test func mapsAreThoseOfLeastSquares() throws {
    let x = normalMatrix(100, 2, RandomStream(seed: 6)).addingToRows([5, -3])
    let y = 7 * matmul(x, Matrix([[1, 2], [0.5, -1]])).addingToRows([1, 100])
    let (found, wanted) = (try moments(x, y).affineMap(from: 0, to: 1), try affineMap(from: x, to: y))
    expectClose(found.matrix, wanted.matrix, absolute: 1e-9)
    expectClose(found.shift, wanted.shift, absolute: 1e-8)
  }

  @Test(arguments: [1e-100, 1e-3, 1e3, 1e100]) func scalesAreUndone(scale: Double) throws {
    let x = normalMatrix(50, 2, RandomStream(seed: 7))
    let y = scale * matmul(x, Matrix([[1, 2], [0.5, -1]])).addingToRows([3, 4])
    let map = try moments(x, y).affineMap(from: 0, to: 1)
    expectClose(map.matrix.map { $0 / scale }, Matrix([[1, 2], [0.5, -1]]), absolute: 1e-10)
    expectClose(map.shift.map { $0 / scale }, [3, 4], absolute: 1e-10)
  }

  @Test func aColumnThatDoesNotVaryGivesNothing() throws {
    var x = normalMatrix(50, 2, RandomStream(seed: 8))
    let y = x.columns(at: [0])
    for i in 0..<50 { x[i, 1] = 9 }
    let map = try moments(x, Matrix.joinedColumns([y, y])).affineMap(from: 0, to: 1)
    expectClose(map.matrix.row(0), [1, 1], absolute: 1e-10)
    #expect(map.matrix.row(1) == [0, 0])
  }

  @Test func aMapThatNoNumberHoldsIsAnError() throws {
    let x = normalMatrix(50, 1, RandomStream(seed: 9))
    #expect(throws: AlignmentError.mapTooLarge) {
      try moments(1e-200 * x, 1e200 * x).affineMap(from: 0, to: 1)
    }
  }
}
