import Assumptions
import LinearAlgebra
import TestSupport
import Testing

@Suite struct EstimatedCoordinatesTests {
  struct Case: Decodable {
    let counts: [Double]
    let means: [[Double]]
    let covariances: [[[Double]]]
    let diagonalizer: [[Double]]
    let standardErrors: [[Double]]
    let partitions: [[Int]]
    let partitionsWithoutLeak: [[Int]]
    let largestMergeAndNext: [[Double]]
    let neighbourhoods: [[Int]]
    let holds: Bool
    let holdsWithoutLeak: Bool
    let table: NestedNumbers
  }

  @Test func theReferenceAgrees() throws {
    for reference in try referenceCases("structure_unknown_coordinates", of: Case.self) {
      let points = reference.counts.reduce(0, +)
      let test = try testConditionalIndependence(
        of: reference.covariances.map { Matrix($0) }, weights: reference.counts, points: points)
      let order = try rows(of: test.diagonalization.matrix, in: Matrix(reference.diagonalizer))
      let basis = test.diagonalization.matrix.rows(at: order)
      let leaks = try #require(test.leaks).rows(at: order).columns(at: order)
      for s in 0..<leaks.rows {
        for t in 0..<leaks.rows where t != s {
          expectClose(leaks[s, t], reference.standardErrors[s][t], relative: 1e-6)
        }
      }
      let components = try IndependentComponents(
        weights: reference.counts, means: matmulTransposedSecond(Matrix(reference.means), basis),
        variances: test.diagonalization.variances.columns(at: order))
      let found = try hiddenStructure(
        of: components, points: points, tolerance: .estimatedCoordinates(leaks: leaks))
      #expect(found.coordinates.map(\.partition.blocks) == reference.partitions)
      for (coordinate, expected) in zip(found.coordinates, reference.largestMergeAndNext) {
        expectClose(coordinate.largestMerge, expected[0], relative: 1e-5, absolute: 1e-9)
        expectClose(try #require(coordinate.cheapestRefusal), expected[1], relative: 1e-5)
      }
      #expect(found.holds == reference.holds)
      #expect(found.variables.map(\.neighbourhood) == reference.neighbourhoods)
      expectClose(try #require(found.table), reference.table.numbers, absolute: 1e-12)
      let without = try hiddenStructure(of: components, points: points)
      #expect(without.coordinates.map(\.partition.blocks) == reference.partitionsWithoutLeak)
      #expect(without.holds == reference.holdsWithoutLeak)
    }
  }

  @Test func coordinatesThatAreNotToldApartMergeWhatTheyMix() throws {
    // Equal ratios in both components: either coordinate may be any turned one.
    let components = try IndependentComponents(
      weights: [0.5, 0.5], means: Matrix([[0.0, 0], [0.3, 3]]), variances: Matrix([[1.0, 1], [1, 1]]))
    let endless = Matrix<Double>(rows: 2, columns: 2, repeating: .infinity)
    let found = try components.partitions(points: 1000, tolerance: .estimatedCoordinates(leaks: endless))
    #expect(found.map(\.partition.count) == [1, 1])
  }

  /// The row of one matrix that each row of the other is, up to sign.
  private func rows(of found: Matrix<Double>, in expected: Matrix<Double>) throws -> [Int] {
    try (0..<expected.rows).map { s in
      let row = expected.row(s)
      return try #require(
        (0..<found.rows).first { r in
          [1.0, -1].contains { sign in zip(found.row(r), row).allSatisfy { abs(sign * $0 - $1) < 1e-5 } }
        })
    }
  }
}
