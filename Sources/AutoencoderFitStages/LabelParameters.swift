internal import Autoencoders
internal import Networks
internal import Parameters
internal import Stages

extension Architecture {
  /// The parts of iVAE: reads `latents`, `prior`, `components`, `means`, `prior-hidden`, `encoder-sees-labels`, `hidden`,
  /// `activation`, `slope` (of `leaky-relu`), `posterior`, `likelihood`, and `deviation` and `learn-deviation` (of
  /// `gaussian`). The features and the number of labels are those of the points.
  static func ofIVAE(from reader: inout ParameterReader) throws(NotebookError) -> Architecture {
    let latents = try reader.integer("latents", "How many latents there are, L.", in: 1...10_000)
    let prior: LabelledPriorFamily = try reader.choice(
      "prior", "The family of the prior of a label.", default: .diagonal)
    let components = try reader.integer(
      "components", "How many components the prior of each label has.", in: 1...10_000, default: 1)
    let labels = try LabelUse(from: &reader)
    var parts = Architecture(
      features: 1, latents: latents, hidden: try reader.hidden(),
      activation: try Activation(from: &reader, slope: 0.2), posterior: try reader.posterior(),
      prior: prior == .full ? .full : .diagonal, components: components,
      likelihood: try Likelihood.Family(from: &reader, default: .gaussian))
    parts.labels = labels
    if let place = reader.location(of: "latents"), let fault = parts.sizeFault {
      let names = ["prior-hidden", "means", "hidden"].compactMap { reader.location(of: $0) }
      throw NotebookError(fault, at: names.first ?? place)
    }
    return parts
  }
}

/// The families that the prior of a label can have: a standard one would be no label's.
private enum LabelledPriorFamily: String, CaseIterable {
  case diagonal
  case full
}

extension LabelUse {
  /// Reads `means`, `prior-hidden` and `encoder-sees-labels`.
  fileprivate init(from reader: inout ParameterReader) throws(NotebookError) {
    self.init(
      count: 1,
      means: try reader.choice("means", "What the means of labels are.", default: .free),
      isSeenByEncoder: false,
      hidden: reader.has("prior-hidden")
        ? try reader.integer(
          "prior-hidden",
          "The units of a network from labels to variances, whose means are zero; without it, a table.",
          in: 1...100_000) : nil)
    isSeenByEncoder = try reader.flag(
      "encoder-sees-labels", "Whether the encoder gets the label of a point beside it.", default: false)
  }
}
