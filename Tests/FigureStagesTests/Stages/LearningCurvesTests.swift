import LearningArtifacts
import FigureStages
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct LearningCurvesTests {
  private let curves = [1.0, 2].map { factor in
    LearningCurve(
      epochs: [1, 2, 3], terms: ["reconstruction", "total"],
      numbers: factor * Matrix([[-3, -5], [-2, -4], [-1, -3]]))
  }

  @Test func eachTermIsAPanelWithALineARun() throws {
    let plot = try stage(LearningCurves.self).plot(curves)
    #expect(plot.panels.map(\.title) == ["reconstruction", "total"])
    #expect(plot.names == ["run 1", "run 2"])
    #expect(plot.panels[1].curves == [[[1, -5], [2, -4], [3, -3]], [[1, -10], [2, -8], [3, -6]]])
    #expect(plot.y == "nats a point")
  }

  @Test func termsAndEpochsCanBeLeftOut() throws {
    let drawing = try stage(
      LearningCurves.self, [("terms", "total,"), ("from-epoch", "2"), ("runs", "seed 1,seed 2")])
    let plot = try drawing.plot(curves)
    #expect(plot.panels == [.init(title: "total", curves: [[[2, -4], [3, -3]], [[2, -8], [3, -6]]])])
    #expect(plot.names == ["seed 1", "seed 2"])
  }

  @Test func aStageOfTrainingBeginsAtAMark() throws {
    let staged = LearningCurve(
      epochs: [1, 2, 3], terms: ["total"], numbers: Matrix([[-3], [-2], [-1]]), stageStarts: [2, 3])
    #expect(try stage(LearningCurves.self).plot([staged, staged]).marks == [1.5, 2.5])
    #expect(try stage(LearningCurves.self, [("from-epoch", "2")]).plot([staged]).marks == [2.5])
    #expect(try stage(LearningCurves.self).plot(curves).marks == [])
  }

  @Test func whatIsNotThereIsAnError() throws {
    let error = #expect(throws: FigureError.self) {
      try stage(LearningCurves.self, [("terms", "total,kl")]).plot(curves)
    }
    #expect(error?.description == "a learning curve has no term 'kl', only 'reconstruction', 'total'")
    #expect(throws: FigureError.nothing("epochs from 9 on")) {
      try stage(LearningCurves.self, [("from-epoch", "9")]).plot(curves)
    }
    #expect(throws: FigureError.nothing("runs")) { try stage(LearningCurves.self).plot([]) }
  }

  @Test func curvesBecomeAFigure() throws {
    let figure = try stage(LearningCurves.self).run(curves, in: .silent)
    let text = String(decoding: figure.light, as: UTF8.self)
    #expect(text.contains("<text>reconstruction</text>") && text.contains("<text>run 2</text>"))
  }
}
