import LinearAlgebra
public import Probability
import Randomness

/// Looks for counter-examples to F3 and F4 of decoders that have too many regions to go through. It proves nothing.
///
/// Three ways, each of which ends in a certificate: latents at which too few units are active; from others, steps that
/// switch one active unit off after the other; and pairs of latents that are near in value and far apart, brought to
/// one value by Newton's method, which ends exactly where f is piecewise affine.
public struct CounterexampleSearch: Sendable {
  /// How many latents are drawn.
  public var trials = 2_000
  /// From how many of them units are switched off.
  public var descents = 100
  /// How many pairs of latents are brought together.
  public var pairs = 200
  /// The law of latents; a standard normal one where there is none.
  public var prior: GaussianMixture?
  /// About how many multiplications it may take: of a large decoder, fewer latents are tried.
  public var work = 5e10
  /// How many steps all descents may take together.
  var descentSteps = Int.max

  /// Creates a search of the usual effort.
  public init() {}

  /// The search with no more trials than it can afford on a decoder.
  func affordable(for decoder: LayeredDecoder) -> CounterexampleSearch {
    let latents = Double(decoder.latents)
    let cost = decoder.layers.reduce(0) { $0 + Double($1.weights.elements.count) * (2 * latents + 2) }
    // A fifth each of the affine maps at single latents for scores, for draws, their multiples, descents and pairs.
    let share = Int(max(min(work / max(cost, 1) / 5, 1e9), 20))
    var search = self
    search.trials = min(trials, share)
    search.descentSteps = share
    search.pairs = min(pairs, max(share / 60, 2))
    return search
  }

  /// Some latents of the prior.
  func latents(_ count: Int, of dimension: Int, using stream: inout RandomStream) -> [[Double]] {
    guard let prior, prior.features == dimension, let sample = try? prior.sample(count, using: &stream) else {
      return (0..<count).map { _ in stream.normals(dimension) }
    }
    return (0..<count).map(sample.points.row)
  }

  /// Latents to try: those of the prior, every other one replaced by a normal about zero of the prior's scale, since
  /// the whole prior may lie on one side of a fold.
  func candidates(of dimension: Int, using stream: inout RandomStream) -> [[Double]] {
    var draws = latents(trials, of: dimension, using: &stream)
    guard let prior, prior.features == dimension else { return draws }
    let (mean, covariance) = (prior.totalMean, prior.totalCovariance)
    let scales = mean.indices.map { (mean[$0] * mean[$0] + covariance[$0, $0]).squareRoot() }
    for i in stride(from: 1, to: draws.count, by: 2) { draws[i] = scales.map { $0 * stream.normal() } }
    return draws
  }

  /// Judges F2 to F4 by what is found, and by the theorem on one layer of ReLU.
  func findings(of decoder: LayeredDecoder, core: LayeredDecoder) -> [DecoderAssumption: Finding] {
    var stream = RandomStream(seed: 0).child("counterexamples")
    let draws = candidates(of: decoder.latents, using: &stream)
    let tried = "no counter-example in \(trials) trials"
    let open = Finding(.undecided, by: .search, tried)
    var findings: [DecoderAssumption: Finding] = [.f2: open, .f3: open, .f4: open]
    let collisions = CollisionSearch(decoder: decoder, maximumPairs: pairs).collisions(among: draws)
    if let certificate = collisions.overlap {
      findings[.f3] = Finding(
        .fails, by: .search, "open sets of latents share their values", certificate: certificate)
    }
    if let certificate = flatPair(decoder, draws) ?? collisions.overlap.flatMap(decoder.middle) ?? collisions.pair {
      findings[.f4] = Finding(.fails, by: .search, "two latents share a value", certificate: certificate)
    }
    if let one = oneLayer(core) { (findings[.f2], findings[.f3]) = (one, one) }
    return findings
  }

  /// Two latents of one value, where too few units are active.
  private func flatPair(_ decoder: LayeredDecoder, _ draws: [[Double]]) -> Certificate? {
    for stretch in [1.0, 3, 10, 1_000] {
      for z in draws.prefix(stretch == 1 ? draws.count : draws.count / 4) {
        if let found = decoder.flatPair(at: z.map { stretch * $0 }) { return found }
      }
    }
    var descent = UnitDescent(decoder: decoder, steps: descentSteps)
    for z in draws.prefix(descents) {
      if let found = descent.flatPair(from: z) { return found }
    }
    return nil
  }

  /// F3 holds for one layer of ReLU on a map of latents that is one to one and onto, where one latent has m active units
  /// whose rows span: two latents share a value only where both have too few.
  func oneLayer(_ core: LayeredDecoder) -> Finding? {
    guard core.layers.last?.activation == .relu,
      core.layers.dropLast().allSatisfy({ $0.weights.rows == $0.weights.columns && ($0.activation.slope ?? 0) > 0 }),
      let ranks = try? core.layers.dropLast().map({ try LayerInjectivity($0, maximumCells: 1).everywhere }),
      ranks.allSatisfy({ $0 == .injective })
    else { return nil }
    var stream = RandomStream(seed: 0).child("counterexamples")
    let draws = candidates(of: core.latents, using: &stream)
    guard let z = draws.first(where: { LocalMap(core, at: $0)?.rank == core.latents }) else { return nil }
    return Finding(
      .holds, by: .structure,
      "one layer of ReLU, up to injective layers: two latents share a value only where too few units are active",
      certificate: .activeUnits(z: z, rank: core.latents))
  }
}

extension LayeredDecoder {
  /// Two latents of one value near a point, where f does not change along some line.
  func flatPair(at z: [Double]) -> Certificate? {
    guard let local = LocalMap(self, at: z), let direction = local.nullDirection else { return nil }
    let reach = max(local.distance(along: direction), local.distance(along: direction.map { -$0 }))
    let sign = local.distance(along: direction) == reach ? 1.0 : -1
    let step = min(reach / 2, 1 + length(z))
    return collision(z, zip(z, direction).map { $0 + sign * step * $1 })
  }

  /// The collision in the middle of an overlap.
  func middle(of overlap: Certificate) -> Certificate? {
    guard case .overlap(let z, let other, _, _) = overlap else { return nil }
    return collision(z, other)
  }
}
