import FigureStages
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct NullDistributionTests {
  private let ordered = comparison(runs: 3) { Double($0) / 4 + Double($1) / 8 }

  @Test func eachNullIsDrawnWithTheScoreThatItIsOf() throws {
    let plot = try stage(NullDistribution.self).plot(ordered)
    #expect(plot.strips.map(\.name) == ["strong MCC", "one-to-one score", "smallest correlation"])
    #expect(plot.strips.map(\.null) == ["random rotations", "random rotations", "random pairings"])
    #expect(plot.strips.map(\.draws) == [[0.75, 0.875, 1], [0.5, 0.75], [-0.0625, 0.0625]])
    #expect(plot.strips.map(\.bound) == [0.96875, 0.6875, 0.03125])
    // Of symmetric scores each pair once, i < j: (0, 1), (0, 2), (1, 2).
    #expect(plot.strips.allSatisfy { $0.observed == [0.125, 0.25, 0.5] && $0.mean == 0.5 })
  }

  @Test func someNullsCanBeLeftOut() throws {
    let plot = try stage(NullDistribution.self, [("nulls", "shuffle,rotation")]).plot(ordered)
    #expect(plot.strips.map(\.name) == ["smallest correlation", "strong MCC"])
    #expect(message(NullDistribution.self, [("nulls", "rotation,pca")]).contains("'nulls' cannot be 'pca'"))
  }

  @Test func aComparisonBecomesAFigure() throws {
    let figure = try stage(NullDistribution.self, [("nulls", "rotation,")]).run(ordered, in: .silent)
    #expect(String(decoding: figure.light, as: UTF8.self).contains("<text>random rotations 0.875</text>"))
    #expect(figure.note == "histograms are of means over all pairs of runs, which single pairs need not lie within")
  }
}
