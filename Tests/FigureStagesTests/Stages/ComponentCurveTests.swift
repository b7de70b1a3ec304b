import FigureStages
import Interchange
import Plotting
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct ComponentCurveTests {
  private let fits = [
    sphericalFit(components: 4, logLikelihood: -2), sphericalFit(components: 2, logLikelihood: -3),
    sphericalFit(components: 2, logLikelihood: -5), fit(logLikelihood: -1),
  ]

  @Test func runsOfOneSizeAndFamilyAreOnePoint() throws {
    let plot = try stage(ComponentCurve.self, [("y", "log-likelihood")]).plot(fits)
    #expect(plot.series.map(\.name) == ["full", "spherical"])
    #expect(plot.series[0].points == [.init(x: 2, y: -1)])
    #expect(plot.series[1].points == [.init(x: 2, y: -4, lower: -5, upper: -3), .init(x: 4, y: -2)])
    #expect(plot.x.ticks == [2, 4])
    #expect(plot.note == "lines are means over runs, bands reach from the least to the greatest")
  }

  @Test func oneRunOfEachSizeHasNoBand() throws {
    #expect(try stage(ComponentCurve.self).plot([fits[0], fits[1]]).note == "")
  }

  @Test func criteriaAreTheFitsOwn() throws {
    let bic = try stage(ComponentCurve.self).plot(fits)
    #expect(bic.y.label == "BIC (less is better)")
    #expect(bic.series[1].points[1].y == fits[0].bic)
    let aic = try stage(ComponentCurve.self, [("y", "aic"), ("logarithmic", "true")]).plot(fits)
    #expect(aic.series[1].points[1].y == fits[0].aic)
    #expect(aic.x.scale == .logarithmic)
  }

  @Test func whatIsNotThereIsAnError() throws {
    #expect(throws: FigureError.nothing("runs")) { try stage(ComponentCurve.self).plot([]) }
    let text = message(ComponentCurve.self, [("y", "bci")])
    #expect(text.hasPrefix("a.md:2:10: 'y' cannot be 'bci'"))
    #expect(text.contains("'bic'"))
  }

  @Test func aSweepBecomesAFigure() throws {
    let figure = try stage(ComponentCurve.self).run(fits, in: .silent)
    #expect(String(decoding: figure.dark, as: UTF8.self).contains("<text>spherical</text>"))
  }
}
