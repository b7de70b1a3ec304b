public import LinearAlgebra

/// Says which of the assumptions F1 to F4 a decoder meets.
///
/// Exact where the structure of the layers decides, or where the decoder has few enough regions to go through them all,
/// as those of up to three latents and some dozens of units have. Beyond that a search can find counter-examples and
/// nothing else. Nothing here draws at random but from streams of fixed seeds: one decoder has one verdict.
public struct AssumptionLinter: Sendable {
  /// How many regions may be enumerated.
  public var maximumRegions = 3_000
  /// How many pairs of regions may be compared for one assumption.
  public var maximumPairs = 200_000
  /// The search for counter-examples where there are more.
  public var search = CounterexampleSearch()

  /// Creates a linter with the usual limits.
  public init() {}

  /// Judges a decoder.
  ///
  /// - Throws: `FactorizationError` where LAPACK does not converge.
  public func lint(_ decoder: LayeredDecoder) throws(FactorizationError) -> DecoderAssessment {
    if let i = decoder.layers.firstIndex(where: { $0.activation.slope == nil }) {
      return .notPiecewiseAffine(decoder, layer: i)
    }
    var linter = self
    linter.search = search.affordable(for: decoder)
    return try linter.assess(decoder)
  }

  /// Judges a piecewise affine decoder.
  private func assess(_ decoder: LayeredDecoder) throws(FactorizationError) -> DecoderAssessment {
    let structure = try Structure(decoder, maximumCells: maximumRegions)
    let atlas = try BalancedLayers(decoder).flatMap { (layers) throws(FactorizationError) in
      try RegionAtlas(layers, maximumCount: maximumRegions)
    }
    var findings: [DecoderAssumption: Finding] = [
      .f1: Finding(.holds, by: .structure, "every layer is affine, followed by a piecewise linear activation")
    ]
    findings.merge(try decide(decoder, structure, atlas)) { $1 }
    return DecoderAssessment(
      latents: decoder.latents, outputs: decoder.outputs, findings: findings, layers: structure.layers,
      regions: atlas.map(RegionCensus.init), scores: LatentScores(decoder, search: search))
  }

  /// F2 to F4 of a piecewise affine decoder.
  private func decide(
    _ decoder: LayeredDecoder, _ structure: Structure, _ atlas: RegionAtlas?
  ) throws(FactorizationError) -> [DecoderAssumption: Finding] {
    if let flat = structure.flat {
      let certificate = decoder.flatPair(at: genericDirection(decoder.latents)) ?? flat.certificate
      return [.f2: flat, .f3: flat, .f4: Finding(.fails, by: .structure, flat.reason, certificate: certificate)]
    }
    if let injective = structure.injective { return [.f2: injective, .f3: injective, .f4: injective] }
    guard let atlas else { return search.findings(of: decoder, core: structure.core ?? decoder) }
    let injectivity = try Injectivity(decoder: decoder, atlas: atlas, maximumPairs: maximumPairs).decide()
    let weak = WeakInjectivity(decoder: decoder, atlas: atlas, maximumPairs: maximumPairs).decide()
    if injectivity.verdict == .holds {
      return [.f2: weak.verdict == .holds ? weak : injectivity, .f3: injectivity, .f4: injectivity]
    }
    if let coherent = coherent(injectivity, weak, atlas) { return [.f2: weak, .f3: coherent, .f4: coherent] }
    var observable = ObservableInjectivity(decoder: decoder, atlas: atlas, maximumPairs: maximumPairs).decide()
    if observable.verdict == .undecided, let one = search.oneLayer(structure.core ?? decoder) { observable = one }
    let implied = weak.verdict == .undecided && observable.verdict == .holds
    return [.f2: implied ? observable : weak, .f3: observable, .f4: injectivity]
  }

  /// F4 without comparing pairs: a continuous piecewise affine map of a space onto itself whose determinants have one sign
  /// takes every value equally often, so if it takes one value once, it is one to one.
  ///
  /// Source: S. Scholtes, "Introduction to Piecewise Differentiable Equations", 2012, chapter 2.
  private func coherent(_ injectivity: Finding, _ weak: Finding, _ atlas: RegionAtlas) -> Finding? {
    guard injectivity.verdict == .undecided, atlas.isCoherent, weak.verdict == .holds,
      case .onePreimage(let z, let margin)? = weak.certificate
    else { return nil }
    let leastSingularValue = atlas.exclusion(pairs: 0, leastMargin: nil).leastSingularValue
    return Finding(
      .holds, by: .enumeration, "all regions are turned one way, and one value has one preimage, so each has",
      certificate: .coherent(
        z: z, margin: margin, regions: atlas.regions.count, leastSingularValue: leastSingularValue))
  }
}
