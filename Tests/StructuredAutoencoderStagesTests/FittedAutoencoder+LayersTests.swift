import AutoencoderArtifacts
import Autoencoders
import Interchange
import LearningArtifacts
import LinearAlgebra
import Networks
import StageTestSupport
import Stages
import StructuredAutoencoderStages
import TestSupport
import Testing

@Suite struct FittedAutoencoderLayersTests {
  @Test func whatIsPutTogetherIsAnAutoencoderAsOthersAre() throws {
    let fit = try stage(FitSkipAutoencoder.self, smallFit).run(twoClusters, in: .silent)
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
    #expect(fit.outcome.restarts == [fit.outcome.bound.total] && fit.pretrainingErrors.isEmpty)
    let layout = fit.model.parameters.layout
    // Two units carry each of two numbers beside eight, out of the encoder as into it.
    #expect(layout["encoder.0.weight"]?.shape == [2, 12] && layout["facet.0.head.weight"]?.shape == [12, 4])
    #expect(layout["decoder.0.weight"]?.shape == [2, 12] && layout["decoder.1.weight"]?.shape == [12, 2])
    #expect(fit.configuration.training.epochs == 60 && fit.configuration.imageSize == nil)
  }

  @Test func theCurveHasTheTermsAndTheirSum() throws {
    let curve = try stage(FitSkipAutoencoder.self, smallFit).run(twoClusters, in: .silent).curve
    #expect(curve.epochs == (1...60).map { Double($0) } && curve.terms.last == "total" && curve.terms.count == 6)
    let totals = try #require(curve["total"])
    for epoch in [0, 59] {
      let sum = try curve.terms.dropLast().reduce(0) { sum, name in sum + (try #require(curve[name]))[epoch] }
      expectClose(totals[epoch], sum, relative: 1e-12)
    }
  }
}
