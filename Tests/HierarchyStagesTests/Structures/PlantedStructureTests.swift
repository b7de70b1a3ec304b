import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

/// What is planted in points, read off where levels are so far apart that each point tells its own.
@Suite struct PlantedStructureTests {
  private func sample(_ kind: String, separation: String = "100", points: Int = 3000, seed: Int = 1) throws -> Points {
    try stage(
      SampleStructure.self,
      ["structure": kind, "separation": separation, "points": "\(points)", "seed": "\(seed)"]
    ).run(Nothing(), in: .silent)
  }

  /// The deviation of the mean variance where its logarithm is uniform from −.7 to .7.
  private let deviation = 1.0408017  // √(sinh(.7)/.7)

  /// The level of a point's coordinate.
  private func level(_ points: Points, _ n: Int, _ t: Int) -> Int {
    Int((points.coordinates[n, t] / (100 * deviation)).rounded())
  }

  /// Which levels each coordinate has, and how many different components there are.
  @Test(arguments: [
    ("product", [2, 2, 6, 3, 3], 6), ("nested", [3, 3, 6, 6, 3], 6), ("equal", [6, 6, 6, 6, 6], 6),
    ("missing-cell", [2, 2, 5, 3, 3], 5), ("not-product", [2, 2, 5, 3, 3], 6), ("none", [6, 6, 6, 6, 6], 6),
  ])
  func coordinatesHaveTheLevelsOfWhatTheyDependOn(kind: String, levels: [Int], components: Int) throws {
    let points = try sample(kind)
    #expect(Set(try #require(points.labels)).count == components)
    for t in 0..<5 {
      let found = Set((0..<points.coordinates.rows).map { level(points, $0, t) })
      #expect(found == Set(0..<levels[t]), "coordinate \(t + 1)")
    }
  }

  @Test func aLevelIsThatOfTheComponent() throws {
    for kind in ["product", "nested", "not-product"] {
      let points = try sample(kind)
      let labels = try #require(points.labels)
      for t in 0..<5 {
        let pairs = Set((0..<points.coordinates.rows).map { [labels[$0], level(points, $0, t)] })
        #expect(pairs.count == Set(labels).count)
      }
    }
  }

  @Test func coordinatesOfOneVariableAreTheSamePartition() throws {
    let points = try sample("product")
    func partition(_ t: Int) -> Set<Set<Int>> {
      let labels = points.labels ?? []
      return Set(
        Dictionary(grouping: labels.indices) { level(points, $0, t) }.values.map { Set($0.map { labels[$0] }) })
    }
    #expect(partition(0) == partition(1) && partition(3) == partition(4) && partition(0) != partition(3))
    // Two of three cells each, crossed by three of two.
    #expect(partition(0).map(\.count).sorted() == [3, 3] && partition(3).map(\.count).sorted() == [2, 2, 2])
    #expect(partition(0).allSatisfy { half in partition(3).allSatisfy { $0.intersection(half).count == 1 } })
  }

  @Test func variancesWithinALevelAreFromTheirRange() throws {
    let points = try sample("equal", points: 6000)
    for t in 0..<5 {
      for (_, rows) in Dictionary(grouping: 0..<6000, by: { level(points, $0, t) }) {
        let values = rows.map { points.coordinates[$0, t] }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        // exp ±.7 is .50 and 2.01; five standard errors of a few hundred draws.
        #expect(variance > 0.3 && variance < 3)
      }
    }
  }

  @Test func anotherSeedIsAnotherStructure() throws {
    #expect(try sample("product") == sample("product"))
    #expect(try sample("product").labels != sample("product", seed: 2).labels)
  }
}
