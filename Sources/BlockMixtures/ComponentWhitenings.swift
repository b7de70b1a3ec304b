private import Foundation
internal import LinearAlgebra
internal import Mixtures
internal import Probability

/// A mixture as a pass over points needs it: log πₖ + log N(x; μₖ, Σₖ) = cₖ − ½·‖Wₖ·(x − μₖ)‖².
struct ComponentWhitenings {
  /// cₖ = log πₖ − ½·(D·log 2π + log det Σₖ).
  private(set) var constants: [Double] = []
  /// Wₖ = Lₖ⁻¹ with Σₖ = Lₖ·Lₖᵀ, one after the other: D×D by rows, or D values each.
  private(set) var factors: [Double] = []
  /// The distance from one component's factor to the next one's; 0 where all share one.
  let stride: Int
  /// Whether the Wₖ are matrices, or the diagonals of such.
  let areTriangular: Bool

  /// Factors the covariances.
  ///
  /// - Parameters:
  ///   - mixture: The mixture.
  ///   - variances: That of each feature over all points.
  ///   - iteration: The number of the M-step that made the mixture, for the error.
  /// - Throws: `FitError.singular`.
  init(_ mixture: GaussianMixture, variances: [Double], iteration: Int) throws(FitError) {
    let d = mixture.features
    let family = mixture.covariances.family
    areTriangular = family == .full || family == .tied
    stride = family == .tied ? 0 : areTriangular ? d * d : d
    var logDeterminant = 0.0
    for k in 0..<mixture.components {
      if k == 0 || stride > 0 {
        let factor = Factor(mixture.covariance(ofComponent: k), isTriangular: areTriangular, variances)
        if let feature = factor.singularFeature {
          throw .singular(component: k, feature: feature, iteration: iteration)
        }
        factors += factor.elements
        logDeterminant = factor.logDeterminant
      }
      constants.append(log(mixture.weights[k]) - 0.5 * (Double(d) * log(2 * Double.pi) + logDeterminant))
    }
  }
}

/// W of one covariance, or the feature at which there is none.
private struct Factor {
  var elements: [Double] = []
  var logDeterminant = 0.0
  var singularFeature: Int?

  init(_ covariance: Matrix<Double>, isTriangular: Bool, _ variances: [Double]) {
    let diagonal = covariance.diagonal
    // A deviation below 1e-10 of the feature's own over all points is nothing but rounding.
    singularFeature = diagonal.indices.first { !(diagonal[$0] > 1e-20 * variances[$0]) }
    guard singularFeature == nil else { return }
    guard isTriangular else {
      elements = diagonal.map { 1 / $0.squareRoot() }
      logDeterminant = diagonal.reduce(0) { $0 + log($1) }
      return
    }
    do {
      let l = try cholesky(covariance)
      // The share of a feature's variance that those before it do not explain must exceed the rounding of their sum.
      let rounding = 2 * Double(diagonal.count) * Double.ulpOfOne
      singularFeature = diagonal.indices.first { l[$0, $0] * l[$0, $0] <= rounding * diagonal[$0] }
      elements = solveLower(l, .identity(diagonal.count)).elements
      logDeterminant = LinearAlgebra.logDeterminant(ofCholesky: l)
    } catch {
      if case .notPositiveDefinite(let minor, _) = error { singularFeature = minor - 1 } else { singularFeature = 0 }
    }
  }
}
