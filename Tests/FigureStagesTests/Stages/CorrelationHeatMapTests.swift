import FigureStages
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct CorrelationHeatMapTests {
  @Test func theChosenScoreOfEachPairIsDrawn() throws {
    let strong = try stage(CorrelationHeatMap.self).plot(comparison(runs: 2) { _, _ in 0.5 })
    #expect(strong.values == Matrix([[1, 0.5], [0.5, 1]]))
    #expect(strong.label == "strong MCC")
    #expect(strong.range == 0...1)
    #expect(strong.rowNames == ["run 1", "run 2"])
    #expect(strong.note == "")
  }

  @Test func orderedScoresSayWhichRunIsTakenToWhich() throws {
    let ordered = comparison(runs: 2, priors: true) { i, _ in i == 0 ? 0.125 : 0.25 }
    let distance = try stage(CorrelationHeatMap.self, [("score", "distance-1"), ("runs", "a,b")]).plot(ordered)
    #expect(distance.values == Matrix([[0, 0.125], [0.25, 0]]))
    #expect(distance.range == 0...0.25)
    #expect(distance.columnNames == ["a", "b"])
    #expect(distance.note == "the prior of a column's run is mapped onto that of the row's")
    let regression = try stage(CorrelationHeatMap.self, [("score", "least-squares")]).plot(ordered)
    #expect(regression.note == "the codes of a row's run predict the column's")
  }

  @Test func coloursBeginBelowZeroWhereAScoreDoes() throws {
    let drawing = try stage(CorrelationHeatMap.self, [("score", "affine-r2")])
    #expect(try drawing.plot(comparison(runs: 2) { _, _ in -0.5 }).range == -0.5...1)
  }

  @Test func distancesOfNothingHaveAScaleNevertheless() throws {
    let drawing = try stage(CorrelationHeatMap.self, [("score", "distance-3")])
    #expect(try drawing.plot(comparison(priors: true) { _, _ in 0 }).range == 0...1)
  }

  @Test func distancesOfCodesWithoutPriorsAreAnError() throws {
    let error = #expect(throws: FigureError.self) {
      try stage(CorrelationHeatMap.self, [("score", "distance-1")]).plot(comparison())
    }
    #expect(error == .priors("distance-1"))
    #expect(error?.description.contains("choose a score of codes") == true)
    #expect(
      message(CorrelationHeatMap.self, [("score", "wek")]).hasPrefix("a.md:2:10: 'score' cannot be 'wek'"))
  }

  @Test func aComparisonBecomesAFigure() throws {
    let figure = try stage(CorrelationHeatMap.self).run(comparison(runs: 2) { _, _ in 0.5 }, in: .silent)
    #expect(String(decoding: figure.light, as: UTF8.self).contains("<text>0.50</text>"))
  }
}
