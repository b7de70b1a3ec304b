import Autoencoders
import LinearAlgebra
import Networks
import Testing

@Suite struct LabelUseTests {
  private func fault(_ labels: LabelUse, prior: PriorFamily = .diagonal, components: Int = 1) -> String? {
    var parts = Architecture(
      features: 4, latents: 2, hidden: [5], activation: .relu, prior: prior, components: components,
      likelihood: .bernoulli)
    parts.labels = labels
    return parts.fault
  }

  @Test func whatFitsHasNoFault() {
    #expect(fault(LabelUse(count: 3)) == nil)
    #expect(fault(LabelUse(count: 3, isSeenByEncoder: true), prior: .full, components: 2) == nil)
    #expect(fault(LabelUse(count: 1, means: .zero, hidden: 7)) == nil)
  }

  @Test(arguments: [
    (LabelUse(count: 0), PriorFamily.diagonal, 1, "there are 0 labels, not 1 to 10000"),
    (
      LabelUse(count: 3), .standard, 1,
      "a prior of the family 'standard' is the same for every label; ask for a diagonal or a full one"
    ),
    (LabelUse(count: 3, means: .zero), .diagonal, 2, "a label whose means are zero has one component, not 2"),
    (LabelUse(count: 3, means: .zero, hidden: 0), .diagonal, 1, "a network of 0 units gives no variances"),
    (
      LabelUse(count: 3, hidden: 4), .diagonal, 1,
      "a network from labels gives diagonal variances beside means of zero, and nothing else"
    ),
  ])
  func whatDoesNotFitIsSaid(_ labels: LabelUse, _ prior: PriorFamily, _ components: Int, _ words: String) {
    #expect(fault(labels, prior: prior, components: components) == words)
  }

  @Test func aPosteriorBesideLabelsIsNoMixture() {
    var parts = Architecture(
      features: 4, latents: 2, hidden: [5], activation: .relu, components: 1, likelihood: .bernoulli)
    parts.labels = LabelUse(count: 3)
    parts.posteriorComponents = 2
    #expect(parts.fault == "a posterior beside labels has one component, not 2")
  }

  @Test func theEncoderReadsANumberForEachLabelThatItSees() {
    var parts = Architecture(
      features: 4, latents: 2, hidden: [5], activation: .relu, components: 1, likelihood: .bernoulli)
    #expect(parts.inputs == 4)
    parts.labels = LabelUse(count: 3)
    #expect(parts.inputs == 4)
    parts.labels?.isSeenByEncoder = true
    #expect(parts.inputs == 7 && Autoencoder<Float>(parts).encoder.inputs == 7)
  }
}
