import AlignmentArtifacts
import AlignmentStages
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct ScoreClustersTests {
  @Test func theScoresAreThoseOfTheConfusionMatrix() throws {
    // Clusters 0 and 1 are of class 7, cluster 2 mostly of class 3.
    let input = hardAssignments([0, 0, 0, 1, 1, 2, 2, 2], clusters: 4, classes: [7, 7, 7, 7, 7, 3, 3, 7])
    let scores = try stage(ScoreClusters.self).run(input, in: .silent)
    #expect(scores.clusters == [0, 1, 2] && scores.classes == [3, 7])
    #expect(scores.confusion == Matrix([[0, 3], [0, 2], [2, 1]]))
    expectClose(scores.scores.hungarian, 5.0 / 8, absolute: 1e-15)
    expectClose(scores.scores.manyToOne, 7.0 / 8, absolute: 1e-15)
    // sklearn.metrics.adjusted_rand_score and normalized_mutual_info_score.
    expectClose(scores.scores.ari, 0.13333333333333333, absolute: 1e-14)
    expectClose(scores.scores.nmi, 0.39359841259956124, absolute: 1e-14)
  }

  @Test func everyPromisedValueIsThere() throws {
    let scores = try stage(ScoreClusters.self).run(
      hardAssignments([0, 1, 1], clusters: 2, classes: [4, 5, 4]), in: .silent)
    #expect(Set(scores.values.keys) == Set(ClusterScores.valueNames))
    #expect(scores.values["points"] == .integer(3))
  }

  @Test func pointsWithoutClassesAreRefused() throws {
    let scoring = try stage(ScoreClusters.self)
    #expect(throws: ComparisonError.noClasses) {
      try scoring.run(hardAssignments([0, 1], clusters: 2), in: .silent)
    }
  }
}
