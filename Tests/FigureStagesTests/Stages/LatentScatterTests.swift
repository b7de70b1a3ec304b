import AlignmentArtifacts
import FigureStages
import FileStages
import Interchange
import LinearAlgebra
import Parameters
import Plotting
import Probability
import StageTestSupport
import Stages
import Testing

@Suite struct LatentScatterTests {
  private let points = Matrix<Double>([[-3, 1], [-3, -1], [3, 1], [3, 0]])
  /// Doubles the first column, turns the second about, shifts.
  private let map = CodeComparison.Map(matrix: Matrix([[2, 0], [0, -1]]), shift: [1, 0.5])
  private let identity = CodeComparison.Map(matrix: .identity(2), shift: [0, 0])

  private func codes(classes: [Int]? = [7, 7, 4, 4], prior: GaussianMixture? = twoComponents) -> Codes {
    Codes(points, classes: classes, prior: prior)
  }

  @Test func theFirstRowIsRawAndTheSecondAligned() throws {
    let plot = try stage(LatentScatter.self).plot(
      [codes(), codes()], comparison(runs: 2, maps: [identity, map]))
    #expect(plot.columns == 2)
    #expect(plot.panels.map(\.title) == ["run 1", "run 2", "", ""])
    #expect(plot.panels.map(\.y) == ["latent 2, raw", "latent 2, raw", "latent 2, aligned", "latent 2, aligned"])
    #expect(plot.panels[1].points == points)
    #expect(plot.panels[3].points == Matrix([[-5, -0.5], [-5, 1.5], [7, -0.5], [7, 0.5]]))
    #expect(plot.panels.map(\.scale) == [1, 1, 0, 0])
  }

  @Test func componentsAreMappedAsTheCodesAre() throws {
    let skewed = CodeComparison.Map(matrix: Matrix([[2, 1], [0, -1]]), shift: [1, 0.5])
    let plot = try stage(LatentScatter.self, [("x", "2"), ("y", "1")]).plot(
      [codes(), codes()], comparison(runs: 2, maps: [identity, skewed]))
    #expect(plot.panels.map(\.ellipses.count) == [0, 0, 2, 2])
    // (−3, 0)·W + b = (−5, −2.5); Wᵀ·diag(1, 4)·W = [[4, 2], [2, 5]], of which y is the first and x the second.
    let expected = Ellipse(group: 1, mean: [-2.5, -5], varianceX: 5, varianceY: 4, covariance: 2)
    #expect(plot.panels[3].ellipses[0] == expected)
  }

  @Test func aComponentHasTheColourOfTheClassThatIsMostFrequentInIt() throws {
    let plot = try stage(LatentScatter.self, [("classes", "upper,lower")]).plot(
      [codes(classes: [4, 7, 7, 7]), codes(classes: [4, 4, 4, 7])], comparison(runs: 2))
    #expect(plot.groupNames == ["upper", "lower"])
    #expect(plot.panels.map(\.groups) == [[0, 1, 1, 1], [0, 0, 0, 1], [0, 1, 1, 1], [0, 0, 0, 1]])
    // A tie goes to the class that comes first.
    #expect(plot.panels[2].ellipses.map(\.group) == [0, 1])
    #expect(plot.panels[3].ellipses.map(\.group) == [0, 0])
  }

  @Test func withoutClassesColoursAreOfComponentsNumberedAsTheFirstRuns() throws {
    let plot = try stage(LatentScatter.self).plot(
      [codes(classes: nil), codes(classes: nil)], comparison(runs: 2, components: [[0, 1], [1, 0]]))
    #expect(plot.panels.map(\.groups) == [[0, 0, 1, 1], [1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 0, 0]])
    #expect(plot.panels[3].ellipses.map(\.group) == [1, 0])
    #expect(plot.groupNames.isEmpty)
  }

  @Test func codesWithoutClassesAndPriorsAreOfOneColour() throws {
    let bare = codes(classes: nil, prior: nil)
    let plot = try stage(LatentScatter.self).plot([bare, bare], comparison(runs: 2))
    #expect(plot.panels.allSatisfy { $0.groups == [0, 0, 0, 0] && $0.ellipses.isEmpty })
    #expect(plot.note == "")
  }

  @Test func moreRunsOrComponentsThanThereIsRoomForAreNotDrawnAndSaidSo() throws {
    let many = GaussianMixture(
      weights: (0..<12).map { $0 < 2 ? 1.0 / 64 : 0.096875 }, means: Matrix(rows: 12, columns: 2),
      covariances: .spherical([Double](repeating: 1, count: 12)))
    let all = [Codes](repeating: codes(prior: many), count: 3)
    let plot = try stage(LatentScatter.self, [("run-limit", "2")]).plot(all, comparison(runs: 3))
    #expect(plot.panels.map(\.ellipses.count) == [0, 0, 10, 10])
    #expect(
      plot.note == "the first 2 of 3 runs are drawn; the 10 heaviest of 12 components are drawn; "
        + "ellipses are drawn at one and two standard deviations")
  }

  @Test func rawPanelsMayHaveRangesOfTheirOwn() throws {
    let plot = try stage(LatentScatter.self, [("own-ranges", "true")]).plot(
      [codes(), codes()], comparison(runs: 2))
    #expect(plot.panels.map(\.scale) == [1, 2, 0, 0])
  }

  @Test func codesOfAnotherComparisonAreAnError() throws {
    let drawing = try stage(LatentScatter.self)
    let error = #expect(throws: FigureError.self) { try drawing.plot([codes(), codes()], comparison(runs: 3)) }
    #expect(
      error?.description == "there are codes of 2 runs with [2] columns, but the comparison is of 3 runs with 2; "
        + "draw it with what it was made of")
    #expect(throws: FigureError.self) { try drawing.plot([codes(), codes()], comparison(runs: 2, latents: 3)) }
    #expect(throws: FigureError.names("classes", given: 3, needed: 2)) {
      try stage(LatentScatter.self, [("classes", "a,b,c")]).plot([codes(), codes()], comparison(runs: 2))
    }
    #expect(throws: FigureError.feature(3, of: 2)) {
      try stage(LatentScatter.self, [("x", "3")]).plot([codes(), codes()], comparison(runs: 2))
    }
  }

  @Test func runsBecomeAFigureThatStaysLight() throws {
    let large = Matrix(rows: 4500, columns: 2, elements: (0..<9000).map { Double($0 * 7919 % 10_007) })
    let codes = [Codes](repeating: Codes(large, classes: (0..<4500).map { $0 % 10 }, prior: twoComponents), count: 6)
    let figure = try stage(LatentScatter.self).run(Pair(codes, comparison(runs: 6)), in: .silent)
    #expect([figure.light, figure.dark, figure.picture].allSatisfy { $0.count < 500_000 })
    #expect(String(decoding: figure.dark, as: UTF8.self).contains("<text>run 6</text>"))
  }

  @Test func ofLargeFilesASampleIsDrawnAndSaidSo() throws {
    let file = try LargeFile(rows: 8_400_000, columns: 2)
    try file.write(3, row: 84, column: 1)
    let comparison = comparison(runs: 2).files()
    let compared = StageFiles.Input(
      names: comparison.contents.keys.sorted(), path: { _ in nil }, bytes: { comparison.contents[$0] })
    func output(_ codes: StageFiles.Input) throws -> FileOutput? {
      let files = StageFiles(inputs: [[codes, codes], [compared]]) { throw ArtifactError("no file '\($0.path)' here") }
      return try stage(LatentScatter.self).run(on: files, in: .silent)
    }
    let figure = try Figure(files: ArtifactFiles(try #require(try output(file.input("codes.npy"))).contents))
    #expect(figure.note.contains("of 8400000 points every 84th is taken"), "\(figure.note)")
    let small = try LargeFile(rows: 8000, columns: 2)
    #expect(try output(small.input("codes.npy")) == nil, "small ones are read whole")
  }
}
