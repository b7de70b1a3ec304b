import AlignmentArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct MixtureComparisonTests {
  private let comparison = MixtureComparison(
    matrices: [
      .distance: Matrix([[0, 0.25], [0.25, 0]]), .weightedDistance: Matrix([[0, 0.5], [0.5, 0]]),
      .matched: Matrix([[1, 0.75], [0.75, 1]]),
    ],
    summaries: Dictionary(
      uniqueKeysWithValues: MixtureComparison.Measure.allCases.map {
        ($0, ScoreSummary(mean: 0.5, standardDeviation: nil, least: 0.5, greatest: 0.5, interval: nil))
      }),
    matches: [
      MixtureComparison.Match(
        firstRun: 0, secondRun: 1, first: 2, second: 0, distance: 0.1, firstWeight: 0.3, secondWeight: 0.4)
    ], logLikelihoods: [-4.25, -4],
    logLikelihood: ScoreSummary(
      mean: -4.125, standardDeviation: 0.17, least: -4.25, greatest: -4, interval: -5...(-3)),
    tolerance: 0.2)

  @Test func theSpreadIsBetweenTheBestAndTheWorstRun() {
    #expect(comparison.values["log-likelihood.spread"] == .number(0.25))
    #expect(Set(comparison.values.keys).isSubset(of: MixtureComparison.valueNames))
  }
}
