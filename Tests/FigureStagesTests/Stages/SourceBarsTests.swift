import FigureStages
import Plotting
import SeparationArtifacts
import StageTestSupport
import TestSupport
import Testing

private func estimate(_ mean: Double, _ reach: Double? = 0.25) -> Estimate {
  Estimate(mean: mean, reach: reach, measurements: [mean - 0.125, mean + 0.125])
}

private func tally(_ strong: Double, between: Double?) -> SourceTally {
  SourceTally(
    fits: 4, strong: estimate(strong), weak: estimate(0.75), within: estimate(0.5, nil), magnitude: estimate(0.25),
    square: estimate(0.25), betweenStrong: between.map { estimate($0) }, betweenWeak: nil,
    chance: SourceComparison.Chance(strong: 0.375, within: 0.3, between: between))
}

@Suite struct SourceBarsTests {
  @Test func meansStandWithTheirIntervalsAndChance() throws {
    let plot = try stage(SourceBars.self, ["labels": "a,b"]).plot([
      tally(0.875, between: nil), tally(0.5, between: 0.5),
    ])
    #expect(plot.groups.map(\.name) == ["a", "b"] && plot.series == ["with the sources", "within segments"])
    let first = plot.groups[0].bars
    expectClose([first[0].lower, first[0].value, first[0].upper], [0.625, 0.875, 1], absolute: 1e-12)
    #expect(first[0].points == [0.75, 1] && first[0].chance == 0.375)
    #expect(first[1].lower == first[1].value && first[1].chance == 0.3)
  }

  @Test func whatHasNoRunsToCompareAgreesWithItself() throws {
    let plot = try stage(SourceBars.self, ["scores": "between,weak"]).plot(
      [tally(0.5, between: nil), tally(0.5, between: 0.5)])
    expectClose(plot.groups.map { $0.bars[0].value }, [1, 0.5], absolute: 1e-12)
    #expect(plot.groups[0].name == "method 1" && plot.series == ["between runs", "after CCA"])
  }

  @Test func eachMethodNeedsAName() {
    #expect(throws: FigureError.names("labels", given: 2, needed: 1)) {
      try stage(SourceBars.self, ["labels": "a,b"]).plot([tally(0.5, between: nil)])
    }
    #expect(throws: FigureError.nothing("comparisons")) { try stage(SourceBars.self).plot([]) }
  }
}
