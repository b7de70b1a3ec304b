import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct SampleStructureTests {
  @Test func pointsComeWithTheComponentThatEachIsOf() throws {
    let points = try stage(SampleStructure.self, ["points": "500"]).run(Nothing(), in: .silent)
    let labels = try #require(points.labels)
    #expect(points.coordinates.rows == 500 && points.coordinates.columns == 5)
    #expect(labels.count == 500 && labels.allSatisfy { (0..<6).contains($0) })
    // Concentration 6 in every cell: no component of six is rare.
    for k in 0..<6 { #expect(labels.count { $0 == k } > 10) }
  }

  @Test func theSeparationIsThatOfNeighbouringLevels() throws {
    func spread(_ separation: String) throws -> Double {
      let points = try stage(SampleStructure.self, ["points": "2000", "separation": separation]).run(
        Nothing(), in: .silent)
      let column = points.coordinates.column(2)
      return (column.max() ?? 0) - (column.min() ?? 0)
    }
    // Six levels are five steps apart, beside which the noise of a thousand steps is nothing.
    try expectClose(spread("100"), 2 * spread("50"), relative: 0.1)
  }

  @Test func onePointIsASample() throws {
    #expect(try stage(SampleStructure.self, ["points": "1"]).run(Nothing(), in: .silent).labels?.count == 1)
  }

  @Test func whatCannotBeIsSaid() {
    #expect(message(SampleStructure.self, [("points", "0")]).contains("'points' is 0; it must be"))
    #expect(message(SampleStructure.self, [("points", "9"), ("structure", "nestd")]).contains("did you mean 'nested'"))
    #expect(message(SampleStructure.self, [("points", "9"), ("separation", "0")]).contains("'separation' is 0"))
  }
}
