import AutoencoderArtifacts
import Stages
import Testing

@Suite struct AutoencoderEvaluationTests {
  private let plain = AutoencoderEvaluation(bounds: [-1.5, -2.5, 1.0 / 3], draws: 50)
  private let styled = AutoencoderEvaluation(bounds: [-1, -3], draws: 7, styleDivergences: [0.25, 0.75])

  @Test func theMeanIsOverPoints() {
    #expect(plain.values["importance-bound"] == .number((-1.5 - 2.5 + 1.0 / 3) / 3))
    #expect(plain.values["draws"] == .integer(50) && plain.values["points"] == .integer(3))
    #expect(plain.values["style-divergence"] == nil)
    #expect(styled.values["style-divergence"] == .number(0.5) && styled.values["importance-bound"] == .number(-2))
    #expect(Set(styled.values.keys) == Set(AutoencoderEvaluation.valueNames))
  }

  @Test func noPointsHaveNoMean() {
    let none = AutoencoderEvaluation(bounds: [], draws: 3, styleDivergences: [])
    #expect(none.values == ["draws": .integer(3), "points": .integer(0)])
  }

  @Test func theFileGivesItBack() throws {
    for evaluation in [plain, styled] { #expect(try AutoencoderEvaluation(files: evaluation.files()) == evaluation) }
  }

  @Test func otherTablesAreRefused() {
    for text in ["bound\n1\n", "bound,draws\n1,0.5\n", "draws,bound\nx,1\n", ""] {
      let files = ArtifactFiles(["bounds.csv": Array(text.utf8)])
      #expect(throws: (any Error).self, "\(text)") { try AutoencoderEvaluation(files: files) }
    }
    #expect(throws: (any Error).self) { try AutoencoderEvaluation(files: ArtifactFiles()) }
  }
}
