import AlignmentArtifacts
import LinearAlgebra
import Stages
import Testing

/// Summaries as the comparison of mixtures shows and keeps them.
@Suite struct ScoreSummaryTests {
  private func comparison(_ summary: ScoreSummary) -> MixtureComparison {
    let one = Matrix<Double>([[0, 1], [1, 0]])
    return MixtureComparison(
      matrices: [.distance: one, .weightedDistance: one, .matched: Matrix([[1, 1], [1, 1]])],
      summaries: [.distance: summary, .weightedDistance: summary, .matched: summary], matches: [],
      logLikelihoods: [-1, -2], logLikelihood: summary, tolerance: 0.5)
  }

  @Test func oneScoreHasNoSpreadAndTwoRunsNoInterval() {
    let values = comparison(
      ScoreSummary(mean: 0.5, standardDeviation: nil, least: 0.25, greatest: 1, interval: nil)
    ).values
    #expect(values["distance.mean"] == .number(0.5) && values["distance.min"] == .number(0.25))
    #expect(values["distance.max"] == .number(1))
    #expect(values["distance.sd"] == nil && values["distance.interval"] == nil)
    let more = comparison(
      ScoreSummary(mean: 0.5, standardDeviation: 0.125, least: 0, greatest: 1, interval: 0.25...0.75)
    ).values
    #expect(more["matched.sd"] == .number(0.125) && more["matched.interval"] == .interval(0.25, 0.75))
    #expect(Set(more.keys) == Set(MixtureComparison.valueNames))
  }

  @Test(arguments: [
    ScoreSummary(mean: 1.0 / 3, standardDeviation: nil, least: -1e300, greatest: 1e-300, interval: nil),
    ScoreSummary(mean: 0, standardDeviation: 0, least: 0, greatest: 0, interval: 0...0),
    ScoreSummary(mean: -2, standardDeviation: 1.0 / 7, least: -3, greatest: -1, interval: nil),
  ])
  func aFileGivesItBack(summary: ScoreSummary) throws {
    let whole = comparison(summary)
    #expect(try MixtureComparison(files: whole.files()).logLikelihood == summary)
  }
}
