import AutoencoderFitStages
import StageTestSupport
import Testing

struct LabelParametersTests {
  @Test func partsThatDoNotFitEachOtherAreRefused() {
    #expect(message(FitIVAE.self, quickLabelledFit + [("prior", "standard")]).contains("'standard'"))
    #expect(
      message(FitIVAE.self, quickLabelledFit + [("means", "zero"), ("components", "2")])
        .hasSuffix("a label whose means are zero has one component, not 2"))
    #expect(
      message(FitIVAE.self, quickLabelledFit + [("prior-hidden", "4")])
        .hasSuffix("a network from labels gives diagonal variances beside means of zero, and nothing else"))
  }

  @Test func whatIsAskedForIsRead() throws {
    #expect(
      message(FitIVAE.self, quickLabelledFit + [("encoder-sees-labels", "true"), ("components", "3")]) == "no error")
    #expect(message(FitIVAE.self, quickLabelledFit + [("encoder-sees-labels", "7")]).contains("'encoder-sees-labels'"))
    #expect(message(FitIVAE.self, quickLabelledFit + [("prior-hidden", "0")]).contains("'prior-hidden'"))
  }
}
