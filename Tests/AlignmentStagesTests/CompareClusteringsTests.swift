import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Parameters
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CompareClusteringsTests {
  @Test func relabelledRunsAgreeFully() throws {
    let labels = drawn(300, clusters: 3, seed: 1)
    let runs = [[0, 1, 2], [2, 0, 1], [1, 2, 0]].map { order in
      hardAssignments(labels.map { order[$0] }, clusters: 3)
    }
    let comparison = try stage(CompareClusterings.self).run(runs, in: .silent)
    #expect(comparison.runs == 3 && comparison.points == 300)
    #expect(comparison.warnings.isEmpty)
    for measure in ClusteringComparison.Measure.allCases {
      let summary = try #require(comparison.summaries[measure])
      expectClose([summary.mean, summary.least, summary.greatest], [1, 1, 1], absolute: 1e-13)
    }
  }

  @Test func theScoresArePairwiseAndTheIntervalLeavesOutRuns() throws {
    let runs = (0..<4).map { hardAssignments(drawn(200, clusters: 4, seed: $0), clusters: 4) }
    let comparison = try stage(CompareClusterings.self, ["confidence": "0.9"]).run(runs, in: .silent)
    let ari = PairwiseScores(try #require(comparison.matrices[.ari]))
    expectClose(
      ari.matrix[1, 3],
      try ConfusionMatrix(rows: runs[1].labels, columns: runs[3].labels).adjustedRandIndex, absolute: 1e-15)
    let expected = try #require(ari.jackknife).interval(confidence: 0.9, within: -1...1)
    #expect(comparison.summaries[.ari]?.interval == expected)
    #expect(comparison.summaries[.ari]?.standardDeviation == ari.standardDeviation)
    #expect(comparison.values["ari.interval"] == .interval(expected.lowerBound, expected.upperBound))
    // Hard responsibilities agree as labels do.
    expectClose(
      try #require(comparison.matrices[.agreement]), try #require(comparison.matrices[.softAgreement]),
      absolute: 1e-14)
  }

  @Test func softResponsibilitiesAreMatchedBeforeTheyAreCompared() throws {
    let soft = Matrix([[0.9, 0.1, 0], [0.2, 0.7, 0.1], [0.1, 0.3, 0.6], [0.8, 0.1, 0.1]])
    let turned = soft.columns(at: [2, 0, 1])
    let runs = [soft, turned].map { Assignments(responsibilities: $0, logDensities: [0, 0, 0, 0]) }
    let comparison = try stage(CompareClusterings.self).run(runs, in: .silent)
    expectClose(try #require(comparison.summaries[.softAgreement]).mean, 1, absolute: 1e-14)
    expectClose(try #require(comparison.summaries[.responsibilityMCC]).mean, 1, absolute: 1e-14)
    #expect(comparison.values["ari.interval"] == nil && comparison.values["ari.sd"] == nil)
    #expect(comparison.warnings == ["two runs give one score and no interval; run three or more"])
  }

  @Test func emptyClustersAndDifferentNumbersOfThemAreReported() throws {
    let runs = [
      hardAssignments([0, 1, 0, 1], clusters: 2), hardAssignments([0, 1, 1, 0], clusters: 3),
      hardAssignments([0, 0, 1, 1], clusters: 2),
    ]
    #expect(
      try stage(CompareClusterings.self).run(runs, in: .silent).warnings == [
        "the runs have 2, 3 and 2 clusters; those left over agree with nothing",
        "no point of run 2 is in its cluster 3",
        "in run 2 the responsibilities of cluster 3 do not vary; their correlations count as zero",
      ])
  }

  @Test func runsOfWhichTheSameIsTrueShareASentence() throws {
    let constant = Matrix([[0.25, 0.75], [0.25, 0.75], [0.25, 0.75]])
    let runs = (0..<3).map { _ in Assignments(responsibilities: constant, logDensities: [0, 0, 0]) }
    let warnings = try stage(CompareClusterings.self).run(runs, in: .silent).warnings
    #expect(
      warnings.filter { $0.contains("vary") } == [
        "in runs 1, 2 and 3 the responsibilities of clusters 1 and 2 do not vary; their correlations count as zero"
      ])
    let single = (0..<3).map { _ in hardAssignments([0, 0, 0], clusters: 1) }
    #expect(try stage(CompareClusterings.self).run(single, in: .silent).warnings.isEmpty)
  }

  @Test func everyPromisedValueIsThere() throws {
    let runs = (0..<3).map { hardAssignments(drawn(50, clusters: 2, seed: $0), clusters: 2) }
    let comparison = try stage(CompareClusterings.self).run(runs, in: .silent)
    #expect(Set(comparison.values.keys) == Set(ClusteringComparison.valueNames))
  }

  @Test func oneRunOrOtherPointsAreRefused() throws {
    let compare = try stage(CompareClusterings.self)
    let run = hardAssignments([0, 1], clusters: 2)
    #expect(throws: ComparisonError.tooFewRuns(1)) { try compare.run([run], in: .silent) }
    let error = try #require(throws: ComparisonError.self) {
      try compare.run([run, run, hardAssignments([0, 1, 1], clusters: 2)], in: .silent)
    }
    #expect(
      error.description
        == "run 3 is of 3 points and run 1 of 2; all must be of the same points in the same order")
  }

  @Test func aConfidenceThatIsNoneIsRefused() {
    #expect(throws: NotebookError.self) { try stage(CompareClusterings.self, ["confidence": "95"]) }
  }

  private func drawn(_ count: Int, clusters: Int, seed: Int) -> [Int] {
    var stream = RandomStream(seed: UInt64(seed))
    return (0..<count).map { _ in stream.index(below: clusters) }
  }
}

/// Assignments without doubt.
func hardAssignments(_ labels: [Int], clusters: Int, classes: [Int]? = nil) -> Assignments {
  Assignments(
    responsibilities: Matrix(labels.map { label in (0..<clusters).map { $0 == label ? 1 : 0 } }),
    logDensities: [Double](repeating: 0, count: labels.count), classes: classes)
}
