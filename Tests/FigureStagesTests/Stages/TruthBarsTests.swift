import FigureStages
import HierarchyArtifacts
import Plotting
import StageTestSupport
import TestSupport
import Testing

private func relation(_ weak: Double, _ strong: Double) -> TruthComparison.Relation {
  TruthComparison.Relation(
    weak: weak, strong: strong, canonical: strong, distance: nil, residual: nil, priorCode: nil, priorDecoder: nil,
    codeDecoder: nil, fakedGap: nil)
}

private let comparison = TruthComparison(
  kind: "folded", gap: 4, points: 100, logLikelihood: 1,
  runs: [0.5, 0.75].map { score in
    TruthComparison.Run(
      truth: relation(score, 0.25), angle: 3, below: 0.1, belowError: 0.01, quadratureError: 0, likelihoodRatio: nil,
      correlation: 0, gap: 1, information: 1, verdict: "determined", regionResiduals: [0, 0])
  }, pairs: [relation(1, 0.5)])

@Suite struct TruthBarsTests {
  @Test func runsStandBesideTheTruth() throws {
    let plot = try stage(TruthBars.self).plot([comparison])
    #expect(plot.series == ["between runs", "with the truth"] && plot.groups.map(\.name) == ["folded"])
    expectClose(plot.groups[0].bars.map(\.value), [1, 0.625], absolute: 1e-12)
    #expect(plot.groups[0].bars[1].points == [0.5, 0.75])
  }

  @Test func anotherScoreIsDrawnWhereItIsAskedFor() throws {
    let plot = try stage(TruthBars.self, ["score": "canonical", "labels": "a,"]).plot([comparison])
    #expect(plot.groups.map(\.name) == ["a"])
    expectClose(plot.groups[0].bars.map(\.value), [0.5, 0.25], absolute: 1e-12)
  }

  @Test func eachComparisonNeedsAName() {
    #expect(throws: FigureError.names("labels", given: 2, needed: 1)) {
      try stage(TruthBars.self, ["labels": "a,b"]).plot([comparison])
    }
    #expect(throws: FigureError.nothing("comparisons")) { try stage(TruthBars.self).plot([]) }
  }
}
