import Assumptions
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CoordinatePartitionTests {
  @Test func theReferenceAgrees() throws {
    for reference in try referenceCases("structure_recovery", of: StructureCase.self) {
      let found = try reference.components.partitions(points: reference.points)
      #expect(found.map(\.partition.blocks) == reference.partitions, "\(reference.name)")
      for (coordinate, expected) in zip(found, reference.largestMergeAndNext) {
        // Differences of likelihoods of 10⁹ points, in single ulps of some 10⁹.
        expectClose(coordinate.largestMerge, expected[0] ?? 0, relative: 1e-8, absolute: 1e-5)
        #expect((coordinate.cheapestRefusal == nil) == (expected[1] == nil))
        if let refusal = coordinate.cheapestRefusal, let next = expected[1] {
          expectClose(refusal, next, relative: 1e-8)
        }
      }
    }
  }

  @Test func componentsWithinChanceAreOne() throws {
    // Means half a standard error apart, and ten.
    func blocks(_ shift: Double) throws -> [Int] {
      try IndependentComponents(
        weights: [0.5, 0.5], means: Matrix([[0.0], [shift]]), variances: Matrix([[1.0], [1]])
      ).partitions(points: 2000)[0].partition.blocks
    }
    #expect(try blocks(0.5 * 0.0447) == [0, 0])
    #expect(try blocks(10 * 0.0447) == [0, 1])
  }

  @Test func variancesTellComponentsApartToo() throws {
    let found = try IndependentComponents(
      weights: [0.5, 0.5], means: Matrix([[1.0], [1]]), variances: Matrix([[1.0], [1.5]])
    ).partitions(points: 2000)
    #expect(found[0].partition.isDiscrete)
    #expect(found[0].largestMerge == 0)
  }

  @Test func whatIsNoMixtureIsSaid() throws {
    let (one, two) = (Matrix([[1.0]]), Matrix([[1.0], [1]]))
    #expect(throws: ComponentsError.noComponents) {
      try IndependentComponents(weights: [], means: Matrix(rows: 0, columns: 1), variances: one)
    }
    #expect(throws: ComponentsError.weights) {
      try IndependentComponents(weights: [-1, 2], means: two, variances: two)
    }
    #expect(throws: ComponentsError.variance(component: 1, coordinate: 0, value: 0)) {
      try IndependentComponents(weights: [0.5, 0.5], means: two, variances: Matrix([[1.0], [0]]))
    }
    #expect(throws: ComponentsError.points(1)) {
      try IndependentComponents(weights: [1], means: one, variances: one).partitions(points: 1)
    }
    #expect(throws: ComponentsError.self) {
      try IndependentComponents(weights: [1], means: one, variances: one).partitions(
        points: 10, tolerance: .estimatedCoordinates(leaks: .identity(2)))
    }
  }
}
