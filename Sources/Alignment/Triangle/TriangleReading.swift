/// What a discrepancy between two maps means beside what chance would make it.
public enum EdgeVerdict: String, CaseIterable, Equatable, Sendable {
  /// As near as one true map and the sampling of the points would have them, or within the margin.
  case agree
  /// Farther than that, and nearer than maps a random rotation apart.
  case between
  /// As far as maps a random rotation apart.
  case apart

  /// Judges a discrepancy.
  ///
  /// - Parameters:
  ///   - discrepancy: δ, the mean over pairs of runs.
  ///   - upperLimit: The upper limit of its interval over runs, where there is one.
  ///   - sampling: δ where only the sampling of points lies between the maps; nil where it was not drawn.
  ///   - rotations: δ of maps a random rotation apart.
  ///   - margin: What is too little to matter.
  public init(
    discrepancy: Double, upperLimit: Double?, sampling: NullDistribution?, rotations: NullDistribution,
    margin: Double = 0.05
  ) {
    if let sampling, discrepancy <= sampling.quantile(0.95) {
      self = .agree
    } else if let upperLimit, upperLimit < margin {
      self = .agree
    } else {
      // In one dimension every other rotation is none.
      let turned = rotations.draws.filter { $0 > 1e-9 }
      let least = turned.isEmpty ? Double.infinity : NullDistribution(draws: turned).quantile(0.05)
      self = discrepancy >= least ? .apart : .between
    }
  }
}

/// What the three discrepancies of a triangle say together.
public enum TriangleReading: String, CaseIterable, Equatable, Sendable {
  /// All three maps are one.
  case supported
  /// Codes and decoders agree, the priors do not.
  case priorsDiffer = "priors-differ"
  /// Priors and codes agree, the decoders do not.
  case decodersDiffer = "decoders-differ"
  /// Priors and decoders agree, the codes do not.
  case codesDiffer = "codes-differ"
  /// No two maps agree, and none are as far apart as chance.
  case notAffine = "not-affine"
  /// No two maps agree, and some are as far apart as chance.
  case unrelated
  /// Two edges agree and the third does not: the maps are near the limit of what counts as one.
  case borderline
  /// The priors are the same after maps that move freely, so that their map is not told.
  case undetermined
  /// An edge is missing.
  case incomplete

  /// Reads the verdicts of the edges.
  ///
  /// - Parameters:
  ///   - verdicts: Those that there are.
  ///   - isPriorFree: Whether the map of the priors may move without a change.
  public init(_ verdicts: [Triangle.Edge: EdgeVerdict], isPriorFree: Bool) {
    guard let priorCode = verdicts[.priorCode], let priorDecoder = verdicts[.priorDecoder],
      let codeDecoder = verdicts[.codeDecoder]
    else {
      self = .incomplete
      return
    }
    if isPriorFree {
      self = .undetermined
      return
    }
    self =
      switch (priorCode == .agree, priorDecoder == .agree, codeDecoder == .agree) {
      case (true, true, true): .supported
      case (false, false, true): .priorsDiffer
      case (true, false, false): .decodersDiffer
      case (false, true, false): .codesDiffer
      case (false, false, false):
        [priorCode, priorDecoder, codeDecoder].contains(.apart) ? .unrelated : .notAffine
      default: .borderline
      }
  }

  /// The reading in a sentence that holds without its context.
  public var sentence: String {
    switch self {
    case .supported:
      "priors, codes and decoders are taken to one another by one affine map, as identifiability up to affine maps "
        + "predicts; that runs agree is no proof that they agree with the truth"
    case .priorsDiffer:
      "codes and decoders agree on a map that the priors do not share: the fitted priors are no images of one another "
        + "(the data are no such mixture, a local optimum, or a prior that is symmetric)"
    case .decodersDiffer:
      "priors and codes agree on a map after which the decoders still differ: f was not recovered, since it is not "
        + "injective, or the decoders differ where there are no codes"
    case .codesDiffer:
      "priors and decoders agree on a map that the codes do not share: posterior means are not the preimages (noise too "
        + "large, or an encoder that lags behind)"
    case .notAffine:
      "no two maps agree and none are as far apart as chance: the runs are related, but not by an affine map"
    case .unrelated: "no two of the three maps agree, and some are as far apart as a random rotation would have them"
    case .borderline: "two of the three discrepancies are within chance or the margin and the third is not quite"
    case .undetermined:
      "the priors stay the same under maps that move freely, as two normal distributions do, so that their map is not "
        + "determined and only codes and decoders can be compared"
    case .incomplete: "codes or decoders are missing, so that only some of the three maps could be compared"
    }
  }
}
