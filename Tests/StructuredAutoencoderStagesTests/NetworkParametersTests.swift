import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import StructuredAutoencoderStages
import Testing

@Suite struct NetworkParametersTests {
  private let points = Points(Matrix(rows: 20, columns: 2, repeating: 0.5))

  private func message<S: Stage>(_ type: S.Type, _ parameters: [(String, String)]) throws -> String
  where S.Input == Points {
    let stage = try stage(type, parameters + [("latents", "2"), ("epochs", "1"), ("seed", "1")])
    do {
      _ = try stage.run(points, in: .silent)
      return "it ran"
    } catch { return "\(error)" }
  }

  /// Forty layers of ten thousand units are more than any machine trains, and no end of the process.
  @Test func networksThatNoMemoryHoldsAreRefused() throws {
    let hidden = ("hidden", [String](repeating: "10000", count: 40).joined(separator: ","))
    for text in [
      try message(FitSkipAutoencoder.self, [hidden]), try message(FitSVAE.self, [hidden, ("components", "3")]),
      try message(FitM2.self, [hidden, ("components", "3")]),
      try message(FitDLGMM.self, [hidden, ("components", "3")]),
    ] {
      #expect(
        text.hasPrefix("networks of ") && text.contains("GB of memory") || text.contains("TB of memory"), "\(text)")
      #expect(text.hasSuffix("ask for fewer or narrower hidden layers, or for fewer latents or components"), "\(text)")
    }
  }
}
