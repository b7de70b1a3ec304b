import StageTestSupport
import Stages
import StructuredAutoencoderStages
import Testing

@Suite struct StructuredFitTests {
  @Test func hostileFilesAreReadOrRefused() throws {
    let fit = try stage(FitSVAE.self, smallFit.map { $0.0 == "epochs" ? ("epochs", "2") : $0 } + [("components", "2")])
      .run(twoClusters, in: .silent)
    #expect(try hostileReadings(of: fit, seed: 4) > 0)
  }
}
