import FigureStages
import LikelihoodArtifacts
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct LikelihoodFiguresTests {
  private let offsets = (-4...4).map { 0.5 * Double($0) }

  /// A double well over nine offsets, whose second minimum lies so far above the first.
  private func well(_ name: String, gap: Double) -> Slice {
    Slice(
      name: name, reference: 1, excess: [9, 4, 1, 0.5, 0, 0.5, 1, gap, 9],
      minima: [.init(offset: 0, excess: 0), .init(offset: 1.5, excess: gap)])
  }

  private func scan(_ slices: [Slice], _ arm: SimulationArm = .twoComponents) -> SliceScan {
    SliceScan(arm: arm, offsets: offsets, slices: slices, tolerance: 1e-8)
  }

  @Test func theMostTellingSlicesAreOfDifferentModelsAndParameters() throws {
    let scans = [
      scan([well("μ1", gap: 0.1), well("w1", gap: 0.2)]), scan([well("μ2", gap: 0.3), well("β1,1", gap: 0.4)]),
      scan([well("log s1", gap: 0.5)], .oneMore),
    ]
    let plot = try stage(LikelihoodSlices.self).plot(scans)
    #expect(plot.panels.map(\.variable) == ["μ1", "β1,1", "log s1"])
    #expect(
      plot.panels.map(\.title) == [
        "two components, model 1", "two components, model 2", "one component too many, model 1",
      ])
    #expect(plot.panels[0].truth == 1 && plot.panels[0].minimiser == 1)
    #expect(throws: FigureError.nothing("slices with two local minima")) {
      try stage(LikelihoodSlices.self, ["folds": "true"]).plot(scans)
    }
    // Walls of nine nats would hide wells of one.
    #expect(plot.panels[0].curve.map(\.y).max() == 1)
  }

  @Test func whereAllIsConvexThereIsNothingToTell() {
    let bowl = Slice(name: "w1", reference: 0, excess: offsets.map { $0 * $0 }, minima: [.init(offset: 0, excess: 0)])
    #expect(throws: FigureError.nothing("slices with two local minima")) {
      try stage(LikelihoodSlices.self).plot([scan([bowl])])
    }
  }

  @Test func allSlicesAreColouredByWhatTheyShow() throws {
    let bowl = Slice(name: "w1", reference: 0, excess: offsets.map { $0 * $0 }, minima: [.init(offset: 0, excess: 0)])
    let plot = try stage(SliceMultiples.self).plot([
      scan([bowl, well("μ1", gap: 0.1)]), scan([well("μ1", gap: 0)], .folded),
    ])
    #expect(plot.rows.map(\.name) == ["two components, 1", "f a fold, 1"])
    #expect(plot.rows.map { $0.cells.map(\.group) } == [[0, 1], [2]])
    #expect(plot.rows[0].cells[0].heights.max() == 1 && plot.rows[0].cells[0].heights[4] == 0)
  }

  @Test func ratesBecomeCurvesWithBands() throws {
    let rate = EstimationRate(
      sizes: [
        .init(points: 100, median: 0.5, lower: 0.25, upper: 0.75, near: 0),
        .init(points: 1000, median: 0.125, lower: 0.1, upper: 0.25, near: 0.5),
      ], exponent: -0.5, interval: -0.6 ... -0.4, from: 100, target: 0.1, needed: nil, noise: 0.1, gap: 4)
    let plot = try stage(EstimationCurve.self).plot([rate])
    #expect(plot.series.map(\.name) == ["σ = 0.1, gap 4"])
    #expect(plot.series[0].points[1] == .init(x: 1000, y: 0.125, lower: 0.1, upper: 0.25))
    #expect(try stage(EstimationCurve.self).run([rate], in: .silent).note.contains("medians"))
    #expect(throws: FigureError.nothing("rates")) { try stage(EstimationCurve.self).plot([]) }
  }
}
