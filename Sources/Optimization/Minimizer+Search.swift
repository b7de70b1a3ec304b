private import CNLopt

extension Minimizer {
  /// Searches a minimum of a function from a start; never ends above it.
  ///
  /// Where the function is not finite, the search turns back. Limited-memory BFGS ends, too, where no slope exceeds 1e-8; of
  /// functions that are steeper than 1e6 or flatter than 1e-3 at the start, where none does in units of that.
  ///
  /// - Parameters:
  ///   - start: Where the search begins; the function and its gradient must be finite there.
  ///   - objective: Returns the value at a position. It fills the gradient, unless that is empty since the method asks for
  ///     none.
  /// - Returns: The lowest point found.
  /// - Throws: ``OptimizationError``.
  public func minimize(
    from start: [Double], objective: (_ position: [Double], _ gradient: inout [Double]) -> Double
  ) throws(OptimizationError) -> Minimum {
    try check(start)
    return try withoutActuallyEscaping(objective) { objective throws(OptimizationError) in
      let search = Search(start, usesGradients: usesGradients, objective)
      guard search.evaluateStart() else { throw .start(value: search.lowest) }
      let code = try run(search)
      guard let outcome = Minimum.Outcome(code, isExhausted: search.evaluations >= evaluations) else {
        throw .library(code: Int(code.rawValue))
      }
      return Minimum(
        position: search.best, value: search.lowest, evaluations: search.evaluations, outcome: outcome)
    }
  }

  private func check(_ start: [Double]) throws(OptimizationError) {
    guard !start.isEmpty else { throw .noDimensions }
    for (name, value) in [("value tolerance", valueTolerance), ("position tolerance", positionTolerance)] {
      guard value >= 0, value.isFinite else { throw .setting(name, value: value, expected: "0 or more") }
    }
    for (name, value) in [("number of evaluations", evaluations), ("memory", memory)] {
      guard value > 0 else { throw .setting(name, value: Double(value), expected: "1 or more") }
    }
  }

  private func run(_ search: Search) throws(OptimizationError) -> nlopt_result {
    let algorithm = usesGradients ? NLOPT_LD_LBFGS : NLOPT_LN_SBPLX
    guard let library = nlopt_create(algorithm, UInt32(search.best.count)) else {
      throw .library(code: Int(NLOPT_OUT_OF_MEMORY.rawValue))
    }
    defer { nlopt_destroy(library) }
    // The search outlives the calls below, during which alone the library calls it.
    let data = Unmanaged.passUnretained(search).toOpaque()
    let results = [
      nlopt_set_min_objective(library, evaluate, data), nlopt_set_ftol_rel(library, valueTolerance),
      nlopt_set_ftol_abs(library, search.unit * valueTolerance), nlopt_set_xtol_rel(library, positionTolerance),
      nlopt_set_maxeval(library, Int32(clamping: evaluations)),
      usesGradients ? nlopt_set_vector_storage(library, UInt32(clamping: memory)) : NLOPT_SUCCESS,
    ]
    for result in results where result.rawValue < 0 { throw .library(code: Int(result.rawValue)) }
    var (position, value) = (search.best, 0.0)
    return withExtendedLifetime(search) { nlopt_optimize(library, &position, &value) }
  }
}

/// What the library calls back: it keeps the lowest point, whatever the library makes of it.
private final class Search {
  private(set) var best: [Double]
  private(set) var lowest = Double.infinity
  private(set) var evaluations = 0
  /// What the library is given of values and slopes: 1 where these are of common size. It has limits of its own, absolute ones,
  /// below which a slope counts as none and above which a step is given up.
  private(set) var unit = 1.0
  private var position: [Double]
  private var gradient: [Double]
  private let objective: (_ position: [Double], _ gradient: inout [Double]) -> Double

  init(
    _ start: [Double], usesGradients: Bool, _ objective: @escaping ([Double], inout [Double]) -> Double
  ) {
    (best, position, self.objective) = (start, start, objective)
    gradient = [Double](repeating: 0, count: usesGradients ? start.count : 0)
  }

  /// Whether the value and the gradient at the start are finite.
  func evaluateStart() -> Bool {
    lowest = objective(position, &gradient)
    let steepest = gradient.lazy.map(abs).max() ?? 0
    // A power of two, so that nothing is rounded.
    if steepest.isNormal, !(1e-3...1e6).contains(steepest) { unit = 1 / steepest.binade }
    return lowest.isFinite && gradient.allSatisfy(\.isFinite)
  }

  func evaluate(
    _ x: UnsafeBufferPointer<Double>, _ slopes: UnsafeMutablePointer<Double>?
  ) -> Double {
    for i in x.indices { position[i] = x[i] }
    let value = objective(position, &gradient)
    evaluations += 1
    if value < lowest {
      lowest = value
      for i in x.indices { best[i] = position[i] }
    }
    if let slopes { for i in gradient.indices { slopes[i] = unit * gradient[i] } }
    // A simplex orders its corners, and no order holds what is no number.
    return value.isNaN ? .infinity : unit * value
  }
}

/// NLopt's callback: n, the position, room for the gradient or nothing, and the search.
private let evaluate: nlopt_func = { count, position, gradient, data in
  guard let position, let data else { return .infinity }
  let search = Unmanaged<Search>.fromOpaque(data).takeUnretainedValue()
  return search.evaluate(UnsafeBufferPointer(start: position, count: Int(count)), gradient)
}

extension Minimum.Outcome {
  /// What the library's code says; nothing for codes that are errors.
  fileprivate init?(_ code: nlopt_result, isExhausted: Bool) {
    switch code {
    case NLOPT_SUCCESS, NLOPT_STOPVAL_REACHED, NLOPT_FTOL_REACHED, NLOPT_XTOL_REACHED: self = .converged
    case NLOPT_MAXEVAL_REACHED, NLOPT_MAXTIME_REACHED: self = .ranOut
    // The line search of limited-memory BFGS says so when rounding is all that is left.
    case NLOPT_FAILURE, NLOPT_ROUNDOFF_LIMITED: self = isExhausted ? .ranOut : .stalled
    default: return nil
    }
  }
}
