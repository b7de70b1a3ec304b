import FigureStages
import HierarchyArtifacts
import Plotting
import StageTestSupport
import TestSupport
import Testing

private let tally = RecoveryTally(
  gap: 4,
  items: [[30, 20], [5, 5]].map { angles in
    RecoveryTally.Item(
      strong: [1, 1], canonical: [1, 1], angles: angles, below: [0, 0], verdicts: ["determined", "determined"],
      between: 1)
  })

@Suite struct OrientationCurveTests {
  @Test func dataSetsAscendBesideChance() throws {
    let plot = try stage(OrientationCurve.self).plot([tally])
    #expect(plot.series.map(\.name) == ["gap 4.0", "chance"])
    expectClose(plot.series[0].points.map(\.y), [5, 25], absolute: 1e-12)
    expectClose(plot.series[0].points.map(\.x), [0.25, 0.75], absolute: 1e-12)
    #expect(plot.series[1].points.last?.y == 45)
  }

  @Test func eachTallyNeedsAName() {
    #expect(throws: FigureError.names("labels", given: 2, needed: 1)) {
      try stage(OrientationCurve.self, ["labels": "a,b"]).plot([tally])
    }
    #expect(throws: FigureError.nothing("tallies")) { try stage(OrientationCurve.self).plot([]) }
  }
}
