private import Foundation
internal import LinearAlgebra
internal import Probability

/// A mixture as the E-step needs it: log πₖ + log N(x; μₖ, Σₖ) = cₖ − ½·‖Wₖ·(x − μₖ)‖².
struct Whitenings {
  /// Whether the Wₖ are matrices or diagonals.
  enum Form: Sendable { case triangular, diagonal }

  /// The form.
  let form: Form
  /// cₖ = log πₖ − ½·(D·log 2π + log det Σₖ).
  private(set) var constants: [Double] = []
  /// Wₖ = Lₖ⁻¹ with Σₖ = Lₖ·Lₖᵀ, one after the other: D×D by rows, or D values each.
  private(set) var factors: [Double] = []
  /// The distance from one component's factor to the next one's; 0 where all share one.
  let stride: Int

  /// Factors the covariances.
  ///
  /// - Parameters:
  ///   - mixture: The mixture.
  ///   - spread: The variance of each feature over all points.
  ///   - iteration: The number of the M-step that made the mixture, for the error.
  /// - Throws: ``FitError/singular(component:feature:iteration:)``.
  init(_ mixture: GaussianMixture, spread: [Double], iteration: Int) throws(FitError) {
    let d = mixture.features
    switch mixture.covariances {
    case .full, .tied: (form, stride) = (.triangular, mixture.covariances.family == .tied ? 0 : d * d)
    case .diagonal, .spherical: (form, stride) = (.diagonal, d)
    }
    var shared: Double?
    for k in 0..<mixture.components {
      let logDeterminant: Double
      do throws(SingularFeature) {
        logDeterminant =
          switch mixture.covariances {
          case .full(let matrices): try append(matrices[k], spread)
          case .tied(let matrix): if let shared { shared } else { try append(matrix, spread) }
          case .diagonal(let variances): try append(variances: variances.row(k), spread)
          case .spherical(let variances): try append(variances: [Double](repeating: variances[k], count: d), spread)
          }
      } catch {
        throw .singular(component: k, feature: error.feature, iteration: iteration)
      }
      shared = logDeterminant
      constants.append(log(mixture.weights[k]) - 0.5 * (Double(d) * log(2 * Double.pi) + logDeterminant))
    }
  }

  /// Appends L⁻¹ and returns log det Σ.
  private mutating func append(_ covariance: Matrix<Double>, _ spread: [Double]) throws(SingularFeature) -> Double {
    let d = covariance.rows
    for j in 0..<d where isNegligible(covariance[j, j], spread[j]) { throw SingularFeature(feature: j) }
    let l: Matrix<Double>
    do throws(FactorizationError) {
      l = try cholesky(covariance)
    } catch {
      if case .notPositiveDefinite(let minor, _) = error { throw SingularFeature(feature: minor - 1) }
      throw SingularFeature(feature: 0)
    }
    // The share of a feature's variance that the features before it do not explain must exceed the rounding of their sum.
    let rounding = 2 * Double(d) * Double.ulpOfOne
    for j in 0..<d where l[j, j] * l[j, j] <= rounding * covariance[j, j] { throw SingularFeature(feature: j) }
    factors += solveLower(l, .identity(d)).elements
    return logDeterminant(ofCholesky: l)
  }

  /// Appends the inverse standard deviations and returns log det Σ.
  private mutating func append(variances: [Double], _ spread: [Double]) throws(SingularFeature) -> Double {
    for (j, variance) in variances.enumerated() where isNegligible(variance, spread[j]) {
      throw SingularFeature(feature: j)
    }
    factors += variances.map { 1 / $0.squareRoot() }
    return variances.reduce(0) { $0 + log($1) }
  }
}

/// The feature at which a covariance is singular.
private struct SingularFeature: Error {
  let feature: Int
}

/// Whether a variance is nothing but rounding: of a deviation below 1e-10 of the feature's own over all points.
private func isNegligible(_ variance: Double, _ spread: Double) -> Bool { !(variance > 1e-20 * spread) }
