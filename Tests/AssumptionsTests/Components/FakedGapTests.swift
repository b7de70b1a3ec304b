import Assumptions
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct FakedGapTests {
  /// Two well separated groups of 300 points and their hard responsibilities.
  private func groups() -> (points: Matrix<Double>, responsibilities: Matrix<Double>) {
    var stream = RandomStream(seed: 6)
    let points = Matrix(
      (0..<600).map { n in [(n < 300 ? -3 : 3) + 0.3 * stream.normal(), 0.3 * stream.normal()] })
    return (points, Matrix((0..<600).map { $0 < 300 ? [1, 0] : [0, 1] }))
  }

  @Test func affineRelationsFakeNothing() throws {
    let (points, responsibilities) = groups()
    let image = matmul(points, Matrix([[1.0, 2], [-3, 1]])).addingToRows([4, 5])
    expectClose(
      try #require(try fakedGap(from: points, to: image, responsibilities: responsibilities)), 0, absolute: 1e-9)
  }

  @Test func aStretchOfOneSideIsTheGap() throws {
    let (points, responsibilities) = groups()
    // Beyond zero the first coordinate is stretched by e: variances by e², a gap of 2.
    let bent = Matrix(
      (0..<points.rows).map { [points[$0, 0] > 0 ? exp(1) * points[$0, 0] : points[$0, 0], points[$0, 1]] })
    expectClose(
      try #require(try fakedGap(from: points, to: bent, responsibilities: responsibilities)), 2, absolute: 1e-9)
  }

  @Test func oneComponentAndFewPointsTellNothing() throws {
    let (points, _) = groups()
    let one = Matrix<Double>(rows: 600, columns: 1, repeating: 1)
    #expect(try fakedGap(from: points, to: points, responsibilities: one) == nil)
    let few = Matrix((0..<600).map { $0 < 3 ? [0.0, 1] : [1, 0] })
    #expect(try fakedGap(from: points, to: points, responsibilities: few) == nil)
    #expect(throws: ComponentsError.self) {
      try fakedGap(from: points, to: points.rows(0..<5), responsibilities: one)
    }
  }
}
