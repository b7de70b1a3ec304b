import Foundation
import HierarchyStages
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct FirstCodesTests {
  @Test func principalCodesAreWhiteAndInTheLeadingPlane() throws {
    var stream = RandomStream(seed: 1)
    let latents = Matrix(rows: 500, columns: 2, elements: stream.normals(1000))
    let points = matmul(latents, Matrix([[3, 0, 0, 1], [0, 2, 1, 0]]))
    let codes = try principalCodes(of: points, columns: 2)
    expectClose((1 / 500.0) * gram(codes.centred), .identity(2), absolute: 1e-9)
    let map = try leastSquares(codes, points.centred, tolerance: 1e-9)
    expectClose(matmul(codes, map), points.centred, absolute: 1e-9)
  }

  /// A sheet that is rolled up has its own coordinates back, but for order and sign.
  @Test func geodesicCodesUnrollASheet() throws {
    var stream = RandomStream(seed: 2)
    let sheet = (0..<900).map { _ in [10 * stream.uniform(), 3 * stream.uniform()] }
    let rolled = Matrix(
      sheet.map { [cos($0[0] / 2), sin($0[0] / 2), $0[1]].enumerated().map { $0 == 2 ? $1 : 2 * $1 } })
    let codes = try geodesicCodes(of: rolled, columns: 2, neighbours: 10, landmarks: 100)
    let along = Matrix(sheet).centred
    let deviations = (0..<2).map { j in
      (along.column(j).reduce(0) { $0 + $1 * $1 } / 900).squareRoot()
    }
    let products = (1 / 900.0) * matmulTransposedFirst(codes, along)
    // Ways through a graph of 900 points are a few per cent too long.
    #expect(abs(products[0, 0]) / deviations[0] > 0.98 && abs(products[1, 1]) / deviations[1] > 0.9)
  }

  @Test func partsThatNothingLinksAreAnError() {
    var stream = RandomStream(seed: 3)
    let rows = (0..<60).map { [Double($0 % 2) * 100 + stream.normal(), stream.normal()] }
    #expect(throws: HierarchyError.disconnected) { try geodesicCodes(of: Matrix(rows), columns: 1, neighbours: 5) }
  }

  @Test func pointsOnALineHaveNoSecondComponent() {
    let line = Matrix((0..<20).map { [Double($0), 2 * Double($0)] })
    #expect(throws: HierarchyError.fewColumns(2, needed: 3)) { try principalCodes(of: line, columns: 3) }
  }
}
