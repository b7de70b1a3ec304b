import FigureStages
import HierarchyArtifacts
import Plotting
import StageTestSupport
import TestSupport
import Testing

private func trials(points: Int, separation: Double, recovered: Int, known: Bool = true) -> StructureTrials {
  StructureTrials(
    structure: "product", points: points, separation: separation, coordinatesAreKnown: known,
    trials: (0..<4).map { number in
      StructureTrials.Trial(
        finding: number < recovered ? "holds" : "not-product", isSame: true, countsAreSame: true, isTrivial: false,
        components: 6, tableError: nil, standardError: nil, gain: nil, freePlanes: 0)
    }, interval: 0...1)
}

@Suite struct RecoveryCurveTests {
  @Test func eachKindOfSampleIsACurveByPoints() throws {
    let plot = try stage(RecoveryCurve.self).plot([
      trials(points: 3000, separation: 2, recovered: 4), trials(points: 1000, separation: 2, recovered: 1),
      trials(points: 1000, separation: 2, recovered: 0, known: false),
    ])
    #expect(plot.series.map(\.name) == ["separation 2.0, known", "separation 2.0, estimated"])
    #expect(plot.series[0].points.map(\.x) == [1000, 3000])
    expectClose(plot.series[0].points.map(\.y), [0.25, 1], absolute: 1e-12)
  }

  @Test func nothingIsNothingToDraw() {
    #expect(throws: FigureError.nothing("trials")) { try stage(RecoveryCurve.self).plot([]) }
  }
}
