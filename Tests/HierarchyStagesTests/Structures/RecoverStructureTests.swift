import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct RecoverStructureTests {
  @Test func theReportTellsSizesNeighbourhoodsAndProbabilities() throws {
    let (mixture, points) = try fitted("product", .diagonal)
    let found = try stage(RecoverStructure.self).run(Pair(mixture, points), in: .silent)
    #expect(found.holds && !found.isTrivial && found.findings.isEmpty)
    #expect(Set(found.variables.map(\.neighbourhood)) == [[0, 1, 2], [2, 3, 4]])
    #expect(found.variables.map(\.size).sorted() == [2, 3])
    expectClose(try #require(found.table).reduce(0, +), 1, absolute: 1e-12)
    let errors = try #require(found.errors)
    // No less than with known components, and less than twice as much three deviations apart.
    for (p, error) in zip(try #require(found.table), errors) {
      let least = (p * (1 - p) / 4000).squareRoot()
      #expect(error > 0.95 * least && error < 2 * least)
    }
    #expect(try #require(found.gain) > 0)
  }

  @Test func aStructureThatFailsSaysHow() throws {
    let (mixture, points) = try fitted("nested", .diagonal)
    let found = try stage(RecoverStructure.self).run(Pair(mixture, points), in: .silent)
    #expect(!found.holds && found.table == nil)
    #expect(try #require(found.findings.first).contains("{3, 4} lies in {1, 2, 3, 4, 5}"))
  }

  @Test func pointsOfOtherFeaturesAreAnError() throws {
    let (mixture, _) = try fitted("product", .diagonal)
    #expect(throws: HierarchyError.features(mixture: 5, points: 2)) {
      try stage(RecoverStructure.self).run(Pair(mixture, Points(Matrix(rows: 3, columns: 2))), in: .silent)
    }
  }
}
