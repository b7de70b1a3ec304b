import AssumptionStages
import Assumptions
import AutoencoderArtifacts
import AutoencoderFitStages
import Autoencoders
import DecoderFiles
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct TakeDecoderTests {
  @Test func theDecoderOfAFitComesWithItsPrior() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let decoder = try stage(TakeDecoder.self, [:]).run(fit, in: .silent)
    #expect(decoder.decoder.latents == 2 && decoder.decoder.outputs == 2)
    #expect(decoder.prior?.components == 2)
    let codes = fit.codes.facets[0].codes
    let decoded = fit.model.decode([codes])
    for n in [0, 5] {
      for (a, b) in zip(decoder.decoder(codes.row(n)), decoded.row(n)) { expectClose(a, b, absolute: 1e-4) }
    }
  }
}
