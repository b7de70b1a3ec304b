/// What was found about one assumption on a decoder.
public struct Finding: Equatable, Sendable {
  /// Whether the assumption holds.
  public enum Verdict: String, Codable, CaseIterable, Sendable { case holds, fails, undecided }

  /// How this was decided.
  public enum Means: String, Codable, CaseIterable, Sendable {
    /// By what the layers are, whatever the size of the decoder.
    case structure
    /// By all regions and linear programs over them.
    case enumeration
    /// By a search, which can refute and never prove.
    case search
  }

  public let verdict: Verdict
  public let means: Means
  /// In a sentence, why.
  public let reason: String
  /// What a reader can check without the linter; nil where nothing was decided.
  public let certificate: Certificate?

  /// Creates a finding.
  public init(_ verdict: Verdict, by means: Means, _ reason: String, certificate: Certificate? = nil) {
    self.verdict = verdict
    self.means = means
    self.reason = reason
    self.certificate = certificate
  }
}

/// The assumptions on a decoder f: ℝᵐ → ℝⁿ (Kivva et al. 2022), each implied by the next for piecewise affine f.
public enum DecoderAssumption: String, CaseIterable, Sendable {
  /// f is piecewise affine.
  case f1 = "F1"
  /// Weakly injective: some open part of the image has one preimage a value, and almost no value has infinitely many.
  case f2 = "F2"
  /// Observably injective: almost every value has one preimage.
  case f3 = "F3"
  /// Injective.
  case f4 = "F4"
}
