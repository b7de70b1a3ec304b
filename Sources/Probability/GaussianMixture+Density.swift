private import Foundation
public import LinearAlgebra

/// What a mixture says of points.
public struct MixturePosterior: Equatable, Sendable {
  /// p(k | xₙ), N×K; each row sums to one.
  public let responsibilities: Matrix<Double>
  /// log p(xₙ), N values, in nats.
  public let logDensities: [Double]
}

extension GaussianMixture {
  /// Returns log πₖ + log N(xₙ; μₖ, Σₖ), N×K, in nats.
  ///
  /// - Complexity: O(N·K·D²) for full and tied covariances, O(N·K·D) for the others.
  /// - Throws: ``MixtureError/features(points:mixture:)``, or ``MixtureError/singular(component:_:)``.
  public func componentLogDensities(of points: Matrix<Double>) throws(MixtureError) -> Matrix<Double> {
    guard points.columns == features else { throw .features(points: points.columns, mixture: features) }
    let whitenings = try whitenings()
    var densities = Matrix<Double>(rows: points.rows, columns: components)
    // Chunks small enough to stay in the cache while each component reads them.
    for start in stride(from: 0, to: points.rows, by: 1024) {
      let columns = points.rows(start..<min(start + 1024, points.rows)).transposed
      for (k, whitening) in whitenings.enumerated() {
        let constant = log(weights[k]) - 0.5 * (Double(features) * log(2 * Double.pi) + whitening.logDeterminant)
        let squares = whitening.squaredDistances(of: columns, from: means.row(k))
        for (n, square) in squares.enumerated() { densities[start + n, k] = constant - 0.5 * square }
      }
    }
    return densities
  }

  /// Returns log p(xₙ) = log Σₖ πₖ·N(xₙ; μₖ, Σₖ), N values, in nats.
  ///
  /// - Throws: What ``componentLogDensities(of:)`` throws.
  public func logDensity(of points: Matrix<Double>) throws(MixtureError) -> [Double] {
    try posterior(of: points).logDensities
  }

  /// Returns p(k | xₙ), N×K; each row sums to one.
  ///
  /// - Throws: What ``componentLogDensities(of:)`` throws.
  public func responsibilities(of points: Matrix<Double>) throws(MixtureError) -> Matrix<Double> {
    try posterior(of: points).responsibilities
  }

  /// Returns both at once: p(k | xₙ) = exp(log πₖ + log N(xₙ; k) − log p(xₙ)).
  ///
  /// - Throws: What ``componentLogDensities(of:)`` throws.
  public func posterior(of points: Matrix<Double>) throws(MixtureError) -> MixturePosterior {
    var joint = try componentLogDensities(of: points)
    var logDensities: [Double] = []
    for n in 0..<points.rows {
      let row = n * components..<(n + 1) * components
      let total = logSumExp(joint.elements[row])
      for i in row { joint.elements[i] = exp(joint.elements[i] - total) }
      logDensities.append(total)
    }
    return MixturePosterior(responsibilities: joint, logDensities: logDensities)
  }

  /// What turns a component into a standard normal, for each component.
  private func whitenings() throws(MixtureError) -> [Whitening] {
    switch covariances {
    case .full(let matrices):
      var result: [Whitening] = []
      for (k, matrix) in matrices.enumerated() { result.append(try Whitening(matrix, ofComponent: k)) }
      return result
    case .tied(let matrix):
      return [Whitening](repeating: try Whitening(matrix, ofComponent: 0), count: components)
    case .diagonal(let variances):
      var result: [Whitening] = []
      for k in 0..<components { result.append(try Whitening(variances: variances.row(k), ofComponent: k)) }
      return result
    case .spherical(let variances):
      var result: [Whitening] = []
      for (k, variance) in variances.enumerated() {
        result.append(try Whitening(variances: [Double](repeating: variance, count: features), ofComponent: k))
      }
      return result
    }
  }
}

/// x ↦ L⁻¹·(x − μ), where Σ = L·Lᵀ.
private enum Whitening {
  /// L, D×D.
  case triangular(Matrix<Double>)
  /// The diagonal of L, D values.
  case diagonal([Double])

  init(_ covariance: Matrix<Double>, ofComponent k: Int) throws(MixtureError) {
    do throws(FactorizationError) {
      self = .triangular(try cholesky(covariance))
    } catch {
      throw .singular(component: k, error)
    }
  }

  init(variances: [Double], ofComponent k: Int) throws(MixtureError) {
    if let j = variances.firstIndex(of: 0) {
      throw .singular(component: k, .notPositiveDefinite(minor: j + 1, dimension: variances.count))
    }
    self = .diagonal(variances.map { $0.squareRoot() })
  }

  /// log det Σ.
  var logDeterminant: Double {
    switch self {
    case .triangular(let l): LinearAlgebra.logDeterminant(ofCholesky: l)
    case .diagonal(let scales): 2 * scales.reduce(0) { $0 + log($1) }
    }
  }

  /// ‖L⁻¹·(x − μ)‖² for points that are columns, D×N.
  func squaredDistances(of columns: Matrix<Double>, from mean: [Double]) -> [Double] {
    var d = columns
    for j in 0..<d.rows { for n in 0..<d.columns { d.elements[j * d.columns + n] -= mean[j] } }
    switch self {
    case .triangular(let l): d = solveLower(l, d)
    case .diagonal(let scales):
      for j in 0..<d.rows { for n in 0..<d.columns { d.elements[j * d.columns + n] /= scales[j] } }
    }
    var squares = [Double](repeating: 0, count: d.columns)
    for j in 0..<d.rows {
      for n in 0..<d.columns { squares[n] += d.elements[j * d.columns + n] * d.elements[j * d.columns + n] }
    }
    return squares
  }
}

extension GaussianMixture {
  /// Schwarz's criterion, −2·log-likelihood + parameters·log N: the less the better.
  ///
  /// - Parameters:
  ///   - logLikelihood: Of all points together, in nats.
  ///   - points: N.
  /// - Returns: The criterion.
  public func bic(logLikelihood: Double, points: Int) -> Double {
    -2 * logLikelihood + Double(freeParameters) * log(Double(points))
  }

  /// Akaike's criterion, −2·log-likelihood + 2·parameters: the less the better.
  ///
  /// - Parameter logLikelihood: Of all points together, in nats.
  /// - Returns: The criterion.
  public func aic(logLikelihood: Double) -> Double { -2 * logLikelihood + 2 * Double(freeParameters) }
}

/// Returns log Σ exp(xᵢ) without overflow; −∞ for no numbers, or where all are −∞.
public func logSumExp(_ x: some Collection<Double>) -> Double {
  guard let largest = x.max(), largest.isFinite else { return x.max() ?? -.infinity }
  return largest + log(x.reduce(0) { $0 + exp($1 - largest) })
}
