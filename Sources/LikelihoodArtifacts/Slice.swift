/// The population's negative log-likelihood along one parameter, all others held at the reference.
public struct Slice: Codable, Equatable, Sendable {
  /// A local minimum.
  public struct Minimum: Codable, Equatable, Sendable {
    /// Where, as a difference from the reference.
    public let offset: Double
    /// The excess there, in nats.
    public let excess: Double

    /// Creates it.
    public init(offset: Double, excess: Double) {
      self.offset = offset
      self.excess = excess
    }
  }

  /// What the parameter is called.
  public let name: String
  /// The reference's value of it.
  public let reference: Double
  /// The excess over the reference's loss at each offset, in nats.
  public let excess: [Double]
  /// The local minima within the range, each searched between its neighbours on the grid; ascending by offset.
  public let minima: [Minimum]

  /// Creates it.
  public init(name: String, reference: Double, excess: [Double], minima: [Minimum]) {
    self.name = name
    self.reference = reference
    self.excess = excess
    self.minima = minima
  }
}

extension Slice {
  /// The global minimum: the lowest of the local ones; of the grid, where there is none.
  public func globalMinimum(offsets: [Double]) -> Minimum {
    let onGrid = zip(offsets, excess).map { Minimum(offset: $0, excess: $1) }
    // The reference itself wins a tie.
    return (minima + onGrid).min { ($0.excess, abs($0.offset)) < ($1.excess, abs($1.offset)) }
      ?? Minimum(offset: 0, excess: 0)
  }

  /// The local minima farther from the reference than a step of the grid.
  public func otherMinima(step: Double) -> [Minimum] { minima.filter { abs($0.offset) > 1.5 * step } }

  /// How much higher than the reference the next local minimum lies, in nats; nil where there is no other.
  public func gap(step: Double) -> Double? { otherMinima(step: step).map(\.excess).min() }

  /// How deep the deepest other valley is, as a share of the ridge between it and the reference: one where it is as low as
  /// the reference, zero where there is none or it is a dent in a plateau.
  public func valley(offsets: [Double], step: Double) -> Double {
    otherMinima(step: step).map { minimum in
      let (from, to) = (min(minimum.offset, 0), max(minimum.offset, 0))
      let ridge = zip(offsets, excess).filter { from <= $0.0 && $0.0 <= to }.map { $0.1 }.max() ?? 0
      return ridge > 0 ? max(0, ridge - minimum.excess) / ridge : 0
    }.max() ?? 0
  }

  /// Whether the minimiser is the reference and the only one: nowhere farther than a step from it, neither on the grid
  /// nor at a local minimum between its points, is the loss within the tolerance of the reference's, or below.
  public func isUniqueAtReference(offsets: [Double], step: Double, tolerance: Double) -> Bool {
    let farther = zip(offsets, excess).filter { abs($0.0) > 1.5 * step }.map { $0.1 }
    return (farther + otherMinima(step: step).map(\.excess)).allSatisfy { $0 > tolerance }
      && abs(globalMinimum(offsets: offsets).offset) <= 1.5 * step
  }

  /// Whether it bends downwards nowhere, by more than the tolerance in a second difference.
  public func isConvex(tolerance: Double) -> Bool {
    excess.indices.dropFirst().dropLast().allSatisfy {
      excess[$0 - 1] - 2 * excess[$0] + excess[$0 + 1] >= -tolerance
    }
  }
}
