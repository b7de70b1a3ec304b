private import Foundation
import LinearAlgebra
import Randomness

/// How a piecewise affine decoder does at latents of its prior: no proof of anything, but what a user feels of it.
public struct LatentScores: Equatable, Sendable {
  /// How many latents were drawn.
  public let trials: Int
  /// At how many of them f is constant along some line: there values have infinitely many preimages.
  public let flat: Int
  /// The probability of such latents is below this with a confidence of 95 % (Clopper and Pearson).
  public let flatBound: Double
  /// The least singular value of f's slopes, in the median and below which 5 % of the latents lie.
  public let medianLeastSingularValue: Double
  public let lowLeastSingularValue: Double

  init(_ decoder: LayeredDecoder, search: CounterexampleSearch) {
    var stream = RandomStream(seed: 0).child("scores")
    let maps = search.latents(search.trials, of: decoder.latents, using: &stream).compactMap {
      LocalMap(decoder, at: $0)
    }
    trials = maps.count
    flat = maps.count { $0.rank < decoder.latents }
    flatBound = binomialUpperBound(successes: flat, trials: maps.count, tail: 0.05)
    let least = maps.map { $0.singularValues.last ?? 0 }.sorted()
    medianLeastSingularValue = least.isEmpty ? 0 : least[least.count / 2]
    lowLeastSingularValue = least.isEmpty ? 0 : least[least.count / 20]
  }
}

/// The probability with which so few successes would be as rare as `tail` (Clopper and Pearson 1934).
func binomialUpperBound(successes: Int, trials: Int, tail: Double) -> Double {
  guard successes < trials else { return 1 }
  var (low, high) = (Double(successes) / Double(trials), 1.0)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if binomialTail(successes, trials, middle) > tail { low = middle } else { high = middle }
  }
  return high
}

/// The probability of at most so many successes.
private func binomialTail(_ successes: Int, _ trials: Int, _ probability: Double) -> Double {
  let n = Double(trials)
  return (0...successes).reduce(0) { sum, i in
    let k = Double(i)
    let choices = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return sum + exp(choices + k * log(probability) + (n - k) * log1p(-probability))
  }
}
