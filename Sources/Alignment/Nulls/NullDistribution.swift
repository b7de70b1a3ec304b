private import Requirements

/// What a score is worth when there is nothing to find: its values over random draws.
public struct NullDistribution: Equatable, Sendable {
  /// The draws, ascending; at least one.
  public let draws: [Double]

  /// Creates a distribution from draws in any order.
  public init(draws: [Double]) {
    require(!draws.isEmpty, "a null distribution needs a draw")
    self.draws = draws.sorted()
  }

  /// The mean.
  public var mean: Double { draws.reduce(0, +) / Double(draws.count) }

  /// The sample standard deviation; zero for one draw.
  public var standardDeviation: Double {
    guard draws.count > 1 else { return 0 }
    let centre = mean
    return (draws.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(draws.count - 1)).squareRoot()
  }

  /// Returns the quantile at a probability, interpolated between draws.
  public func quantile(_ probability: Double) -> Double {
    require((0...1).contains(probability), "a quantile is asked for a probability, not \(probability)")
    let position = probability * Double(draws.count - 1)
    let below = Int(position)
    let above = min(below + 1, draws.count - 1)
    return draws[below] + (position - Double(below)) * (draws[above] - draws[below])
  }

  /// Returns the draw that a score of the null itself exceeds with probability at most 1 − confidence, however few draws
  /// there are: the ⌈confidence·(n + 1)⌉-th of n, or the greatest.
  public func criticalValue(confidence: Double) -> Double {
    require((0...1).contains(confidence), "there is no critical value at \(confidence)")
    let rank = Int((confidence * Double(draws.count + 1) - 1e-9).rounded(.up))
    return draws[min(max(rank, 1), draws.count) - 1]
  }

  /// Returns the share of draws, the score itself counted as one, that reach a score: a p-value, never zero.
  public func chance(ofReaching score: Double) -> Double {
    Double(1 + draws.count { $0 >= score }) / Double(draws.count + 1)
  }

  /// Returns the score on a scale where the null's mean is zero and a perfect score one; nil where that mean is one.
  public func rescaled(_ score: Double) -> Double? {
    let centre = mean
    return centre < 1 ? (score - centre) / (1 - centre) : nil
  }
}
