private import Foundation
internal import LinearAlgebra

/// Sums over observations of expectations given x, from which both the gradient and an M-step follow.
///
/// With r the probability of piece k and component j given x, times the observation's weight, and e = x − aₖ·z − cₖ:
struct PosteriorSums {
  /// Σ weight·log p(x), in nats.
  var logLikelihood = 0.0
  /// The sum of the weights.
  var weight = 0.0
  /// Σ r, Σ r·E[z − μⱼ] and Σ r·E[(z − μⱼ)²], J numbers each.
  var componentWeights, componentShifts, componentSquares: [Double]
  /// Σ r, Σ r·E[z] and Σ r·E[z²], K numbers each.
  var pieceWeights, pieceLatents, pieceSquares: [Double]
  /// Σ r·E[e] and Σ r·E[e·z], a row a piece.
  var residuals, residualLatents: [Double]
  /// Σ r·E[‖e‖²].
  var residualSquares = 0.0

  init(_ tables: PieceTables) {
    func zeros(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }
    (componentWeights, componentShifts) = (zeros(tables.components), zeros(tables.components))
    componentSquares = zeros(tables.components)
    (pieceWeights, pieceLatents, pieceSquares) = (zeros(tables.count), zeros(tables.count), zeros(tables.count))
    residuals = zeros(tables.count * tables.outputs)
    residualLatents = residuals
  }

  /// Adds the observation that was evaluated last, whose log density is given.
  mutating func add(_ pass: borrowing ObservationPass, logDensity: Double, weight: Double) {
    logLikelihood += weight * logDensity
    self.weight += weight
    for k in 0..<pass.tables.count { add(pass, piece: k, logDensity: logDensity, weight: weight) }
  }

  private mutating func add(_ pass: borrowing ObservationPass, piece k: Int, logDensity: Double, weight: Double) {
    let (components, norm, along) = (pass.tables.components, pass.tables.norms[k], pass.along[k])
    var (total, latent, square) = (0.0, 0.0, 0.0)
    var (residual, residualLatent) = (0.0, 0.0)  // of the part along the piece
    for j in 0..<components {
      let logTerm = pass.logTerms[k * components + j]
      guard logTerm > -.infinity else { continue }
      let r = weight * exp(logTerm - logDensity)
      let (mean, variance) = (pass.means[k * components + j], pass.variances[k * components + j])
      let shift = mean - pass.tables.model.prior.means[j]
      componentWeights[j] += r
      componentShifts[j] += r * shift
      componentSquares[j] += r * (shift * shift + variance)
      let rest = along - norm * mean
      total += r
      latent += r * mean
      square += r * (mean * mean + variance)
      residual += r * rest
      residualLatent += r * (rest * mean - norm * variance)
      residualSquares += r * (pass.acrossSquared[k] + rest * rest + norm * norm * variance)
    }
    guard total > 0 else { return }
    pieceWeights[k] += total
    pieceLatents[k] += latent
    pieceSquares[k] += square
    let n = pass.tables.outputs
    for d in k * n..<(k + 1) * n {
      residuals[d] += pass.tables.directions[d] * residual + pass.across[d] * total
      residualLatents[d] += pass.tables.directions[d] * residualLatent + pass.across[d] * latent
    }
  }
}

extension PieceTables {
  /// The sums over observations, or nothing where a density is zero or not a number.
  func posteriorSums(_ observations: Observations) -> PosteriorSums? {
    var (pass, sums) = (ObservationPass(self), PosteriorSums(self))
    for row in 0..<observations.points.rows {
      let logDensity = pass.logDensity(of: observations.points, row: row)
      guard logDensity.isFinite else { return nil }
      sums.add(pass, logDensity: logDensity, weight: observations.weights[row])
    }
    return sums
  }
}
