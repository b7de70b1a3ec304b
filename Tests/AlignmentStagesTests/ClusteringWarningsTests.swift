import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

@Suite struct ClusteringWarningsTests {
  private func run(_ rows: [[Double]]) -> Assignments {
    Assignments(responsibilities: Matrix(rows), logDensities: rows.map { _ in 0 })
  }

  private func warnings(_ runs: [Assignments]) throws -> [String] {
    try stage(CompareClusterings.self).run(runs, in: .silent).warnings
  }

  private let good = [[0.9, 0.1], [0.2, 0.8], [0.7, 0.3], [0.4, 0.6]]

  @Test func soundRunsGiveNone() throws {
    #expect(try warnings([run(good), run(good.reversed()), run(good)]).isEmpty)
  }

  @Test func clustersWithoutPointsAreNamedInTheRightNumber() throws {
    let one = [[0.5, 0.1, 0.4], [0.3, 0.3, 0.4], [0.4, 0.2, 0.4], [0.6, 0.1, 0.3]]
    let found = try warnings([run(one), run(one), run(one)])
    #expect(found.contains("no point of run 2 is in its cluster 2"))
    let two = one.map { [0.8, 0.1 * $0[0], 0.2 - 0.1 * $0[0]] }
    #expect(try warnings([run(two), run(two), run(two)]).contains("no point of run 1 is in its clusters 2 and 3"))
  }

  @Test func responsibilitiesThatDoNotVaryAreToldOnceForAllRunsThatHaveThem() throws {
    let constant = good.map { _ in [0.5, 0.5] }
    let found = try warnings([run(good), run(constant), run(constant)])
    #expect(
      found.contains(
        "in runs 2 and 3 the responsibilities of clusters 1 and 2 do not vary; their correlations count as zero"))
  }
}
