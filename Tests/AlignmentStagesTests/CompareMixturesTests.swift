import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Parameters
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CompareMixturesTests {
  private func run(order: [Int], shift: Double = 0, logLikelihood: Double = -2, points: Int = 100) -> FittedMixture {
    let weights = [0.2, 0.3, 0.5]
    let means = Matrix([[0.0, shift], [9, shift], [0, 9 + shift]])
    return FittedMixture(
      GaussianMixture(
        weights: order.map { weights[$0] }, means: means.rows(at: order), covariances: .spherical([1, 1, 1])),
      trace: [], meanLogLikelihood: logLikelihood, points: points, converged: true)
  }

  @Test func runsThatDifferInTheOrderOfComponentsAreMatched() throws {
    let comparison = try stage(CompareMixtures.self).run(
      [run(order: [0, 1, 2]), run(order: [2, 0, 1]), run(order: [1, 0, 2])], in: .silent)
    expectClose(try #require(comparison.summaries[.distance]).mean, 0, absolute: 1e-7)
    #expect(comparison.summaries[.matched]?.mean == 1)
    #expect(comparison.matches.count == 9)
    #expect(comparison.matches.prefix(3).map(\.second) == [1, 2, 0])
  }

  @Test func theDistanceIsTheOneAskedFor() throws {
    let runs = [run(order: [0, 1, 2]), run(order: [0, 1, 2], shift: 1)]
    let stage = try stage(CompareMixtures.self, ["distance": "bhattacharyya", "tolerance": "0.125001"])
    let comparison = try stage.run(runs, in: .silent)
    // ⅛·1².
    expectClose(try #require(comparison.summaries[.distance]).mean, 0.125, absolute: 1e-14)
    expectClose(try #require(comparison.summaries[.weightedDistance]).mean, 0.125, absolute: 1e-14)
    #expect(comparison.summaries[.matched]?.mean == 1)
    #expect(comparison.tolerance == 0.125001)
    let strict = try CompareMixturesTests.strict.run(runs, in: .silent)
    #expect(strict.summaries[.matched]?.mean == 0)
  }

  @Test func runsThatCannotBeComparedAreNamed() throws {
    let compare = try stage(CompareMixtures.self)
    let line = FittedMixture(
      GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1])), trace: [],
      meanLogLikelihood: 0, points: 100, converged: true)
    let error = try #require(throws: ComparisonError.self) {
      try compare.run([run(order: [0, 1, 2]), line], in: .silent)
    }
    #expect(error.description.hasPrefix("runs 1 and 2: the mixtures are over 2 and 1 features;"))
    #expect(throws: ComparisonError.differentPoints(run: 2, 99, first: 100)) {
      try compare.run([run(order: [0, 1, 2]), run(order: [0, 1, 2], points: 99)], in: .silent)
    }
    #expect(throws: ComparisonError.tooFewRuns(0)) { try compare.run([], in: .silent) }
  }

  @Test func aDistanceThatIsNoneIsRefusedWithASuggestion() {
    let error = #expect(throws: NotebookError.self) { try stage(CompareMixtures.self, ["distance": "helinger"]) }
    #expect(error?.message.contains("did you mean 'hellinger'?") == true)
  }

  private static var strict: CompareMixtures {
    get throws { try stage(CompareMixtures.self, ["distance": "bhattacharyya", "tolerance": "0.124999"]) }
  }
}
