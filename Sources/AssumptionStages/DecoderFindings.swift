public import Assumptions
public import JSONArtifacts
private import LinearAlgebra
public import Stages

/// Which of the assumptions F1 to F4 a decoder meets, how that was decided, and what a reader can check it by.
///
/// `findings.json` holds it.
public struct DecoderFindings: JSONArtifact {
  /// A layer as it was read.
  public struct Layer: Codable, Equatable, Sendable {
    public let inputs: Int
    public let outputs: Int
    /// What follows it, such as `leaky-relu(0.2)`.
    public let activation: String
    /// Whether it is injective by itself: `injective`, `not injective`, `unknown`, or nil where that was not asked.
    public let byItself: String?
    /// The same on inputs none of which is negative.
    public let onNonnegative: String?
    /// The rank of its weights, and the least of their singular values.
    public let rank: Int?
    public let leastSingularValue: Double?
  }

  /// What was found about an assumption.
  public struct Entry: Codable, Equatable, Sendable {
    /// `F1` to `F4`.
    public let assumption: String
    public let verdict: Finding.Verdict
    /// How it was decided; nil where it was not asked.
    public let means: Finding.Means?
    /// Why, in a sentence.
    public let reason: String
    /// What shows it.
    public let certificate: CertificateRecord?
  }

  /// The regions on each of which f is one affine map, where they could be enumerated.
  public struct Regions: Codable, Equatable, Sendable {
    public let count: Int
    /// How many of them have slopes of full rank.
    public let fullRank: Int
    /// The ranks that occur.
    public let ranks: [Int]
    /// The least singular value of the slopes of one of full rank, in units in which weights are about one.
    public let leastSingularValue: Double
  }

  /// What f does at latents of the prior.
  public struct Scores: Codable, Equatable, Sendable {
    /// How many latents were drawn.
    public let trials: Int
    /// At how many of them f is constant along some line.
    public let flat: Int
    /// The probability of such latents is below this, with a confidence of 95 %.
    public let flatBound: Double
    /// The least singular value of f's slopes, in the median, and the value below which 5 % lie.
    public let medianLeastSingularValue: Double
    public let lowLeastSingularValue: Double
  }

  /// m and n.
  public let latents: Int
  public let outputs: Int
  public let layers: [Layer]
  public let findings: [Entry]
  public let regions: Regions?
  public let scores: Scores?
  /// What was assumed of the decoder, a clause each.
  public let notes: [String]
  /// What the theorem promises of a model with this decoder whose prior is a Gaussian mixture.
  public let promise: String

  /// Says what a linter found about a decoder.
  public init(_ decoder: LayeredDecoder, _ assessment: DecoderAssessment, notes: [String] = []) {
    latents = decoder.latents
    outputs = decoder.outputs
    self.notes = notes
    layers = decoder.layers.enumerated().map { i, layer in
      Layer(layer, assessment.layers.indices.contains(i) ? assessment.layers[i] : nil)
    }
    findings = DecoderAssumption.allCases.map { assumption in
      Entry(assumption, assessment.findings[assumption], decoder)
    }
    regions = assessment.regions.map {
      Regions(count: $0.count, fullRank: $0.fullRank, ranks: $0.ranks, leastSingularValue: $0.leastSingularValue)
    }
    scores = assessment.scores.map {
      Scores(
        trials: $0.trials, flat: $0.flat, flatBound: $0.flatBound,
        medianLeastSingularValue: $0.medianLeastSingularValue, lowLeastSingularValue: $0.lowLeastSingularValue)
    }
    promise = assessment.promise
  }

  /// What was found about an assumption.
  public subscript(assumption: DecoderAssumption) -> Entry? {
    findings.first { $0.assumption == assumption.rawValue }
  }

  public func check() throws(ArtifactError) {
    guard findings.map(\.assumption) == DecoderAssumption.allCases.map(\.rawValue) else {
      throw ArtifactError("'\(Self.file)' should speak of F1 to F4, in this order, not \(findings.map(\.assumption))")
    }
    try ArtifactError.checkCounts([latents, outputs, regions?.count ?? 0, scores?.trials ?? 0], Self.file)
  }
}

extension DecoderFindings.Layer {
  fileprivate init(_ layer: LayeredDecoder.Layer, _ found: LayerInjectivity?) {
    self.init(
      inputs: layer.weights.columns, outputs: layer.weights.rows, activation: layer.activation.description,
      byItself: found?.everywhere.word, onNonnegative: found?.onOrthant.word, rank: found?.rank,
      leastSingularValue: found?.leastSingularValue)
  }
}

extension DecoderFindings.Entry {
  fileprivate init(_ assumption: DecoderAssumption, _ finding: Finding?, _ decoder: LayeredDecoder) {
    self.init(
      assumption: assumption.rawValue, verdict: finding?.verdict ?? .undecided, means: finding?.means,
      reason: finding?.reason ?? "not asked, since f is not piecewise affine",
      certificate: finding?.certificate.map { CertificateRecord($0, of: decoder) })
  }
}

extension LayerInjectivity.Answer {
  fileprivate var word: String {
    switch self {
    case .injective: "injective"
    case .notInjective: "not injective"
    case .unknown: "unknown"
    }
  }
}

extension DecoderAssessment {
  /// What the theorem promises where the prior is a Gaussian mixture (P1), by Table 1 of Kivva et al. 2022.
  fileprivate var promise: String {
    let (f2, f3, f4) = (self[.f2].verdict, self[.f3].verdict, self[.f4].verdict)
    if self[.f1].verdict == .fails { return "nothing: the theorem is about piecewise affine decoders" }
    if f2 == .fails { return "nothing: another prior may generate the same data" }
    if f4 == .holds {
      return "the prior and the decoder up to one affine map; up to permutation and scale where the prior meets P2"
    }
    let prior = "the prior up to an affine map" + (f2 == .undecided ? ", if F2 holds" : "")
    guard f4 == .undecided else {
      return prior + "; the decoder "
        + (f3 == .fails ? "not: it takes open sets of latents to the same values" : "piece by piece at most")
    }
    return prior + "; the decoder too, if F4 holds, which is not decided"
  }
}
