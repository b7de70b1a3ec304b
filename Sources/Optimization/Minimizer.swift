/// A search for a minimum of a smooth or of any function, by the library NLopt (S. G. Johnson).
///
///     let found = try Minimizer(method: .limitedMemoryBFGS).minimize(from: [3, 4]) { x, gradient in
///       gradient = [2 * x[0], 2 * x[1]]
///       return x[0] * x[0] + x[1] * x[1]
///     }
public struct Minimizer: Equatable, Sendable {
  /// How the minimum is searched.
  public enum Method: String, CaseIterable, Equatable, Sendable, Codable {
    /// Limited-memory BFGS with a line search (J. Nocedal 1980; the code is L. Lukšan's). It asks for gradients.
    case limitedMemoryBFGS
    /// Subplex: Nelder and Mead's simplex on a sequence of subspaces (T. Rowan 1990). It asks for none.
    case subplex
  }

  /// How the minimum is searched.
  public var method: Method
  /// The search ends when a step changes the value by less than this, absolutely or relative to the value.
  public var valueTolerance: Double
  /// The search ends when a step changes the position by less than this, relative to its norm.
  public var positionTolerance: Double
  /// The most evaluations, but for those of the line search underway when they are reached.
  public var evaluations: Int
  /// The number of steps whose curvature limited-memory BFGS remembers.
  public var memory: Int

  /// Creates a way of searching. A tolerance of 0 is none.
  public init(
    method: Method, valueTolerance: Double = 1e-13, positionTolerance: Double = 0, evaluations: Int = 10_000,
    memory: Int = 20
  ) {
    (self.method, self.valueTolerance, self.positionTolerance) = (method, valueTolerance, positionTolerance)
    (self.evaluations, self.memory) = (evaluations, memory)
  }

  /// Whether the method asks for gradients.
  public var usesGradients: Bool { method == .limitedMemoryBFGS }
}

/// Where a search ended.
public struct Minimum: Equatable, Sendable {
  /// Why a search ended.
  public enum Outcome: String, Equatable, Sendable, Codable {
    /// A tolerance was met.
    case converged
    /// No lower value could be found in the direction of search: as a rule, since only rounding is left to gain.
    case stalled
    /// The evaluations ran out.
    case ranOut
  }

  /// The position with the lowest value that was found.
  public let position: [Double]
  /// The value there.
  public let value: Double
  /// The number of evaluations.
  public let evaluations: Int
  /// Why the search ended.
  public let outcome: Outcome
}
