import FigureStages
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct ComparisonBarsTests {
  @Test func weakAndStrongStandBesideTheirNulls() throws {
    let plot = try stage(ComparisonBars.self, [("labels", "ReLU,tanh")]).plot([comparison(runs: 2), comparison()])
    #expect(plot.groups.map(\.name) == ["ReLU", "tanh"])
    #expect(plot.series == ["weak MCC", "strong MCC"])
    let strong = GroupedBarPlot.Bar(value: 0.5, lower: 0.375, upper: 0.625, points: [0.5], chance: 0.875)
    #expect(plot.groups[0].bars[1] == strong)
    #expect(plot.groups[0].bars[0].chance == 0.1875)
    #expect(plot.y == Axis("score", including: [1]))
    #expect(plot.note.contains("circles single pairs") && plot.note.contains("dashes the mean"))
  }

  @Test func orderedScoresShowBothWays() throws {
    let drawing = try stage(ComparisonBars.self, [("scores", "distance-1,")])
    let plot = try drawing.plot([comparison(runs: 2, priors: true) { i, _ in i == 0 ? 0.125 : 0.25 }])
    #expect(plot.groups[0].bars[0].points == [0.125, 0.25])
    #expect(plot.y == Axis("distance D1 of priors"))
    #expect(!plot.note.contains("dashes"))
    #expect(throws: FigureError.priors("distance-1")) { try drawing.plot([comparison()]) }
  }

  @Test func pairsCanBeLeftOut() throws {
    let plot = try stage(ComparisonBars.self, [("pairs", "false")]).plot([comparison()])
    #expect(plot.groups[0].name == "comparison 1")
    #expect(plot.groups[0].bars.allSatisfy { $0.points.isEmpty })
    #expect(!plot.note.contains("circles"))
  }

  @Test func whatDoesNotFitIsAnError() throws {
    #expect(throws: FigureError.nothing("comparisons")) { try stage(ComparisonBars.self).plot([]) }
    #expect(throws: FigureError.names("labels", given: 2, needed: 1)) {
      try stage(ComparisonBars.self, [("labels", "a,b")]).plot([comparison()])
    }
    #expect(message(ComparisonBars.self, [("scores", "weak,weak")]).contains("holds 'weak' twice"))
  }

  @Test func comparisonsBecomeAFigure() throws {
    let figure = try stage(ComparisonBars.self).run([comparison(), comparison()], in: .silent)
    #expect(String(decoding: figure.dark, as: UTF8.self).contains("<text>comparison 2</text>"))
  }
}
