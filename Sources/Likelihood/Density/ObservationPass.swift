private import Foundation
internal import LinearAlgebra

/// Evaluates one observation after the other, writing over the same memory.
struct ObservationPass {
  let tables: PieceTables
  /// The part of x − cₖ along the piece's direction, K numbers.
  private(set) var along: [Double]
  /// The part across, a row a piece, and its square.
  private(set) var across, acrossSquared: [Double]
  /// log of the joint density of x, piece and component, in nats, K×J; −∞ for what is negligible.
  private(set) var logTerms: [Double]
  /// E[z] and Var[z] given x, piece and component, K×J; only where the term is finite.
  private(set) var means, variances: [Double]
  /// No log term is above its bound.
  private var bounds: [Double]

  /// A term below the density by this many nats changes no bit of it.
  private static let negligible = 40.0

  init(_ tables: PieceTables) {
    self.tables = tables
    let (pieces, terms) = (tables.count, tables.terms.count)
    (along, acrossSquared) = ([Double](repeating: 0, count: pieces), [Double](repeating: 0, count: pieces))
    across = [Double](repeating: 0, count: pieces * tables.outputs)
    (logTerms, bounds) = ([Double](repeating: 0, count: terms), [Double](repeating: 0, count: terms))
    (means, variances) = (logTerms, logTerms)
  }

  /// Returns log p(x) of a row of points, in nats, and leaves behind what its gradient needs.
  mutating func logDensity(of points: Matrix<Double>, row: Int) -> Double {
    project(points, row: row)
    let likeliest = boundTerms()
    evaluate(likeliest)
    let threshold = logTerms[likeliest] - Self.negligible
    for term in bounds.indices where term != likeliest {
      if bounds[term] > threshold { evaluate(term) } else { logTerms[term] = -.infinity }
    }
    return total()
  }

  /// Splits x − cₖ into its parts along and across each piece.
  private mutating func project(_ points: Matrix<Double>, row: Int) {
    let n = tables.outputs
    for k in 0..<tables.count {
      var sum = 0.0
      for d in 0..<n {
        across[k * n + d] = points.elements[row * n + d] - tables.intercepts[k * n + d]
        sum += tables.directions[k * n + d] * across[k * n + d]
      }
      along[k] = sum
      var square = 0.0
      for d in 0..<n {
        across[k * n + d] -= tables.directions[k * n + d] * sum
        square += across[k * n + d] * across[k * n + d]
      }
      acrossSquared[k] = square
    }
  }

  /// Bounds each term by its Gaussian and ΔΦ ≤ exp(−½·(distance of the interval from 0)²); returns the highest's index.
  private mutating func boundTerms() -> Int {
    let squaredPrecision = 1 / (tables.model.noise * tables.model.noise)
    var (highest, best) = (-Double.infinity, 0)
    for k in 0..<tables.count {
      let square = acrossSquared[k] * squaredPrecision
      for j in 0..<tables.components {
        let index = k * tables.components + j
        let term = tables.terms[index]
        let deviation = (along[k] - term.centre) * term.precision
        let shift = term.rate * along[k]
        let outside = max(0, term.lower - shift, shift - term.upper)
        logTerms[index] = term.constant - 0.5 * (square + deviation * deviation)  // all but log ΔΦ
        bounds[index] = logTerms[index] - 0.5 * outside * outside
        if bounds[index] > highest { (highest, best) = (bounds[index], index) }
      }
    }
    return best
  }

  /// Completes a term, with the moments of z.
  private mutating func evaluate(_ index: Int) {
    let term = tables.terms[index]
    let along = along[index / tables.components]
    let shift = term.rate * along
    let y = TruncatedNormal(from: term.lower - shift, to: term.upper - shift)
    logTerms[index] += y.logMass
    means[index] = term.meanOffset + term.meanRate * along + term.deviation * y.mean
    variances[index] = term.deviation * term.deviation * y.variance
  }

  /// log Σ exp of the terms.
  private func total() -> Double {
    var largest = -Double.infinity
    for term in logTerms { largest = max(largest, term) }
    guard largest.isFinite else { return largest }
    var sum = 0.0
    for term in logTerms where term > -.infinity { sum += exp(term - largest) }
    return largest + log(sum)
  }
}
