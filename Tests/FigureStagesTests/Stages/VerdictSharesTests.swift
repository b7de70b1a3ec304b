import AlignmentArtifacts
import FigureStages
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct VerdictSharesTests {
  private func trials(_ names: [String], false wrong: Int = 0) -> ComparisonTrials {
    ComparisonTrials(
      bend: 0,
      trials: names.enumerated().map { i, name in
        ComparisonTrials.Trial(name: name, isFalse: i < wrong, numbers: [Double](repeating: 0, count: 9))
      })
  }

  @Test func sharesAreRatesOfTheClasses() throws {
    let plot = try stage(VerdictShares.self, [("labels", "turned,bent")]).plot([
      trials(["affine", "affine", "none", "undecided"]), trials(["nonlinear", "affine"], false: 1),
    ])
    #expect(plot.bars.map(\.name) == ["turned", "bent (1 false)"])
    #expect(plot.parts == EquivalenceClass.allCases.map(\.rawValue))
    #expect(plot.bars[0].shares == [0.25, 0, 0.5, 0, 0.25])
    #expect(plot.bars[1].shares == [0, 0.5, 0.5, 0, 0])
    #expect(plot.note.contains("2 or 4 worlds") && plot.note.contains("falsely"))
  }

  @Test func whatDoesNotFitIsAnError() throws {
    #expect(throws: FigureError.nothing("kinds of worlds")) { try stage(VerdictShares.self).plot([]) }
    #expect(throws: FigureError.names("labels", given: 2, needed: 1)) {
      try stage(VerdictShares.self, [("labels", "a,b")]).plot([trials(["none"])])
    }
  }

  @Test func trialsBecomeAFigure() throws {
    let figure = try stage(VerdictShares.self).run([trials(["none", "affine"])], in: .silent)
    #expect(String(decoding: figure.light, as: UTF8.self).contains("<text>kind 1</text>"))
    #expect(!figure.note.contains("falsely"))
  }
}
