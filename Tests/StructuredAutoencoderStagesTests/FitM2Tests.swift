import AutoencoderArtifacts
import Autoencoders
import Interchange
import Probability
import Stages
import StageTestSupport
import StructuredAutoencoderStages
import Testing
import TestSupport

@Suite struct FitM2Tests {
  @Test(arguments: [1, 2]) func itIsAnAutoencoderThatOthersCanAsk(components: Int) throws {
    let parameters = smallFit + [("components", "\(components)"), ("pretraining-epochs", "30")]
    let fit = try stage(FitM2.self, parameters).run(twoClusters, in: .silent)
    try expectWhole(fit, epochs: 60)
    #expect(try stage(FitM2.self, parameters).run(twoClusters, in: .silent) == fit)
    #expect(fit.codes.joined.prior?.components == components && fit.pretrainingErrors.count == 30)
    #expect(fit.configuration.architecture.posteriorComponents == (components == 1 ? nil : 2))
    #expect(spread(fit.codes.joined) < 0.5)
  }
}
