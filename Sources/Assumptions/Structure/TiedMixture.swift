private import Foundation
public import LinearAlgebra
private import Requirements

/// A mixture of independent coordinates in which components of one block of a coordinate share its mean and variance,
/// fitted to points by expectation and maximisation.
public struct TiedMixture: Equatable, Sendable {
  /// How a fit goes.
  public struct Settings: Equatable, Sendable {
    /// The greatest number of iterations.
    public var iterations = 500
    /// The fit ends when the mean log-likelihood rises by less, in nats.
    public var tolerance = 1e-9
    /// The least variance, as a share of the points' variance in the coordinate.
    public var varianceFloor = 1e-9

    /// Creates the settings of the defaults.
    public init() {}
  }

  /// The fitted components.
  public let components: IndependentComponents
  /// Which components share their numbers in each coordinate.
  public let ties: [Partition]
  /// Σₙ log p(xₙ), in nats.
  public let logLikelihood: Double
  /// N.
  public let points: Int
  /// The standard errors of λ, J values, from the observed information of all parameters, which knows of overlap; nil
  /// where that is singular.
  public let weightErrors: [Double]?
  /// Whether the iterations ended before they ran out.
  public let converged: Bool

  /// J − 1 weights, and a mean and a variance for each block of each coordinate.
  public var freeParameters: Int { components.weights.count - 1 + ties.reduce(0) { $0 + 2 * $1.count } }

  /// Schwarz's criterion: the less the better.
  public var bic: Double { -2 * logLikelihood + Double(freeParameters) * log(Double(points)) }
}

/// Fits a tied mixture to points, from given components.
///
/// - Parameters:
///   - start: Where the iterations begin; J components over m coordinates.
///   - ties: A partition of the components for each coordinate.
///   - points: N×m, in the same coordinates.
///   - settings: How the fit goes.
/// - Returns: The fit.
/// - Complexity: O(N·J·m) an iteration.
/// - Throws: ``ComponentsError``.
public func fitTiedMixture(
  from start: IndependentComponents, ties: [Partition], to points: Matrix<Double>,
  settings: TiedMixture.Settings = TiedMixture.Settings()
) throws(ComponentsError) -> TiedMixture {
  let m = start.means.columns
  require(ties.count == m, "\(ties.count) partitions do not fit \(m) coordinates")
  guard points.columns == m else { throw .shape(part: "points", is: points.shape, expected: "N×\(m)") }
  guard points.rows > 1 else { throw .points(Double(points.rows)) }
  guard points.elements.allSatisfy(\.isFinite) else { throw .notFinite(part: "points") }
  let floors = (0..<m).map { t in
    let column = points.centred.column(t)
    return max(settings.varianceFloor * column.reduce(0) { $0 + $1 * $1 } / Double(points.rows), 1e-300)
  }
  var state = TiedState(start, ties)
  var logLikelihood = -Double.infinity
  var converged = false
  for _ in 0..<settings.iterations {
    let sums = state.expectation(points)
    converged = sums.logLikelihood - logLikelihood <= settings.tolerance * Double(points.rows)
    logLikelihood = sums.logLikelihood
    if converged { break }
    state.maximise(sums, points: points.rows, floors: floors)
  }
  return TiedMixture(
    components: try state.components(), ties: ties, logLikelihood: state.expectation(points).logLikelihood,
    points: points.rows, weightErrors: state.weightErrors(points), converged: converged)
}

/// The parameters while they are fitted.
private struct TiedState {
  private var weights: [Double]
  /// For each coordinate and component; equal within a block.
  private var means: Matrix<Double>
  private var variances: Matrix<Double>
  private let ties: [Partition]

  /// What a maximisation needs: Σ r, Σ r·x and Σ r·x² of each component and coordinate, about the present means.
  struct Sums {
    var counts: [Double]
    var firsts: Matrix<Double>
    var seconds: Matrix<Double>
    var logLikelihood = 0.0
  }

  init(_ start: IndependentComponents, _ ties: [Partition]) {
    (weights, means, variances, self.ties) = (start.weights, start.means, start.variances, ties)
    // The start's own moments within blocks.
    let (j, m) = (weights.count, means.columns)
    let none = Matrix<Double>(rows: j, columns: m)
    pool(Sums(counts: weights, firsts: none, seconds: weighted(variances)), floors: [Double](repeating: 0, count: m))
  }

  private func weighted(_ values: Matrix<Double>) -> Matrix<Double> {
    var result = values
    for k in 0..<values.rows { for t in 0..<values.columns { result[k, t] *= weights[k] } }
    return result
  }

  func components() throws(ComponentsError) -> IndependentComponents {
    try IndependentComponents(weights: weights, means: means, variances: variances)
  }

  func expectation(_ points: Matrix<Double>) -> Sums {
    let (j, m) = (weights.count, means.columns)
    let none = Matrix<Double>(rows: j, columns: m)
    var sums = Sums(counts: [Double](repeating: 0, count: j), firsts: none, seconds: none)
    forEachPoint(points) { n, responsibilities, logDensity in
      sums.logLikelihood += logDensity
      for k in 0..<j where responsibilities[k] > 0 {
        sums.counts[k] += responsibilities[k]
        for t in 0..<m {
          let shift = points.elements[n * m + t] - means.elements[k * m + t]
          sums.firsts.elements[k * m + t] += responsibilities[k] * shift
          sums.seconds.elements[k * m + t] += responsibilities[k] * shift * shift
        }
      }
    }
    return sums
  }

  mutating func maximise(_ sums: Sums, points: Int, floors: [Double]) {
    pool(sums, floors: floors)
    weights = sums.counts.map { $0 / Double(points) }
  }

  /// The moments of each block, given to its components.
  private mutating func pool(_ sums: Sums, floors: [Double]) {
    for (t, partition) in ties.enumerated() {
      for block in 0..<partition.count {
        let members = partition.blocks.indices.filter { partition.blocks[$0] == block }
        let count = members.reduce(0) { $0 + sums.counts[$1] }
        guard count > 0 else { continue }
        let mean = members.reduce(0) { $0 + sums.counts[$1] * means[$1, t] + sums.firsts[$1, t] } / count
        var square = 0.0
        for k in members {
          // Σ r·(x − mean)², with x about the old mean.
          let moved = means[k, t] - mean
          square += sums.seconds[k, t] + 2 * moved * sums.firsts[k, t] + sums.counts[k] * moved * moved
        }
        for k in members {
          means[k, t] = mean
          variances[k, t] = max(square / count, floors[t])
        }
      }
    }
  }

  /// Calls a function with the number of each point, p(k | x) and log p(x).
  private func forEachPoint(_ points: Matrix<Double>, _ body: (Int, [Double], Double) -> Void) {
    let (j, m) = (weights.count, means.columns)
    let constants = (0..<j).map { k in
      log(weights[k]) - 0.5 * (0..<m).reduce(0) { $0 + log(2 * Double.pi * variances[k, $1]) }
    }
    let precisions = variances.map { 1 / $0 }
    var terms = constants
    for n in 0..<points.rows {
      for k in 0..<j {
        var square = 0.0
        for t in 0..<m {
          let shift = points.elements[n * m + t] - means.elements[k * m + t]
          square += shift * shift * precisions.elements[k * m + t]
        }
        terms[k] = constants[k] - 0.5 * square
      }
      let greatest = terms.max() ?? 0
      for k in 0..<j { terms[k] = exp(terms[k] - greatest) }
      let total = terms.reduce(0, +)
      for k in 0..<j { terms[k] /= total }
      body(n, terms, greatest + log(total))
    }
  }

  /// The standard errors of the weights, from the sum of the squared scores of all free parameters.
  func weightErrors(_ points: Matrix<Double>) -> [Double]? {
    let j = weights.count
    guard j > 1 else { return [0] }
    guard weights.allSatisfy({ $0 > 0 }) else { return nil }
    let parameters = j - 1 + ties.reduce(0) { $0 + 2 * $1.count }
    var information = Matrix<Double>(rows: parameters, columns: parameters)
    var block: [Double] = []
    func flush() {
      addGram(of: Matrix(rows: block.count / parameters, columns: parameters, elements: block), to: &information)
      block = []
    }
    forEachPoint(points) { n, responsibilities, _ in
      block += scores(points, n, responsibilities)
      if block.count >= 1024 * parameters { flush() }
    }
    flush()
    guard let factor = try? cholesky(information) else { return nil }
    // The weights' block of the inverse; the last weight is one minus the others.
    var directions = Matrix<Double>(rows: parameters, columns: j)
    for k in 0..<j - 1 {
      directions[k, k] = 1
      directions[k, j - 1] = -1
    }
    let solved = solveLower(factor, directions)
    return (0..<j).map { k in solved.column(k).reduce(0) { $0 + $1 * $1 }.squareRoot() }
  }

  /// ∂ log p(x) by the first weights, and by mean/deviation and log-variance of each block.
  private func scores(_ points: Matrix<Double>, _ n: Int, _ responsibilities: [Double]) -> [Double] {
    let (j, m) = (weights.count, means.columns)
    var scores = (0..<j - 1).map { responsibilities[$0] / weights[$0] - responsibilities[j - 1] / weights[j - 1] }
    for (t, partition) in ties.enumerated() {
      var own = [Double](repeating: 0, count: 2 * partition.count)
      for k in 0..<j {
        let z = (points.elements[n * m + t] - means[k, t]) / variances[k, t].squareRoot()
        own[2 * partition.blocks[k]] += responsibilities[k] * z
        own[2 * partition.blocks[k] + 1] += responsibilities[k] * 0.5 * (z * z - 1)
      }
      scores += own
    }
    return scores
  }
}
