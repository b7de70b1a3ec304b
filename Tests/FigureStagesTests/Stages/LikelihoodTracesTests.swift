import FigureStages
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct LikelihoodTracesTests {
  private let fits = [fit(trace: [-5, -4, -3]), fit(trace: [-6])]

  @Test func eachRunIsALineOverItsIterations() throws {
    let plot = try stage(LikelihoodTraces.self).plot(fits)
    #expect(plot.series.map(\.name) == ["run 1", "run 2"])
    #expect(plot.series[0].points == [.init(x: 1, y: -5), .init(x: 2, y: -4), .init(x: 3, y: -3)])
    #expect(!plot.marksPoints)
  }

  @Test func theFirstIterationsCanBeLeftOut() throws {
    let plot = try stage(LikelihoodTraces.self, [("from-iteration", "2"), ("runs", "seed 1,seed 2")]).plot(fits)
    #expect(plot.series == [.init("seed 1", [.init(x: 2, y: -4), .init(x: 3, y: -3)])])
  }

  @Test func whatIsNotThereIsAnError() throws {
    #expect(throws: FigureError.nothing("iterations from 9 on")) {
      try stage(LikelihoodTraces.self, [("from-iteration", "9")]).plot(fits)
    }
    #expect(throws: FigureError.names("runs", given: 3, needed: 2)) {
      try stage(LikelihoodTraces.self, [("runs", "a,b,c")]).plot(fits)
    }
  }

  @Test func runsBecomeAFigure() throws {
    let figure = try stage(LikelihoodTraces.self).run(fits, in: .silent)
    #expect(String(decoding: figure.light, as: UTF8.self).contains("<text>run 2</text>"))
  }
}
