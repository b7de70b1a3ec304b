private import Foundation
private import LinearAlgebra

/// What the density of a model needs of it, computed once for all observations.
///
/// On piece k, x = aₖ·z + cₖ + ε, so with component j, z given x is N(m, v) cut off at the piece's ends. With the
/// direction u = aₖ/‖aₖ‖ and the residual e = x − cₖ split into its part along u and the rest across,
///
///     D² = σ² + sⱼ²·‖aₖ‖²
///     log N(x; aₖ·μⱼ + cₖ, σ²·I + sⱼ²·aₖ·aₖᵀ) = constant − ½·‖across‖²/σ² − ½·(along − ‖aₖ‖·μⱼ)²/D²
///     m = (σ²·μⱼ + sⱼ²·‖aₖ‖·along)/D²,    √v = sⱼ·σ/D
///     (t − m)/√v = (σ·(t − μⱼ)/sⱼ + sⱼ·‖aₖ‖²·t/σ)/D − (sⱼ·‖aₖ‖/(σ·D))·along
///
/// so that all is linear in x but for one square. On a flat piece u = 0, and the formulas hold as they are.
struct PieceTables {
  /// What belongs to a piece and a component.
  struct Term {
    /// log λⱼ and the constant of the Gaussian's logarithm, in nats.
    let constant: Double
    /// ‖aₖ‖·μⱼ.
    let centre: Double
    /// 1/D.
    let precision: Double
    /// The first summand of (t − m)/√v at the lower and the upper end, and the factor of `along`.
    let lower, upper, rate: Double
    /// m = `meanOffset` + `meanRate`·along.
    let meanOffset, meanRate: Double
    /// √v.
    let deviation: Double
  }

  let model: PiecewiseAffineModel
  let pieces: [AffinePiece]
  /// J, h, n and the number of pieces.
  let components, units, outputs, count: Int
  /// ‖aₖ‖.
  let norms: [Double]
  /// u, a row a piece.
  let directions: [Double]
  /// cₖ, a row a piece.
  let intercepts: [Double]
  /// A row a piece, J terms each.
  let terms: [Term]

  init(_ model: PiecewiseAffineModel) {
    self.model = model
    pieces = model.decoder.pieces
    (components, units, outputs) = (model.prior.components, model.decoder.units, model.decoder.outputs)
    count = pieces.count
    let norms = pieces.map { norm($0.slope) }
    self.norms = norms
    directions = zip(pieces, norms).flatMap { piece, norm in piece.slope.map { norm > 0 ? $0 / norm : 0 } }
    intercepts = pieces.flatMap(\.intercept)
    terms = zip(pieces, norms).flatMap { piece, norm in
      (0..<model.prior.components).map { j in Term(model, piece, norm: norm, component: j) }
    }
  }
}

extension PieceTables.Term {
  fileprivate init(_ model: PiecewiseAffineModel, _ piece: AffinePiece, norm: Double, component j: Int) {
    let (mu, s, sigma) = (model.prior.means[j], model.prior.deviations[j], model.noise)
    let n = Double(model.decoder.outputs)
    let spread = hypot(sigma, s * norm)  // D
    constant = log(model.prior.weights[j]) - 0.5 * n * log(2 * Double.pi) - (n - 1) * log(sigma) - log(spread)
    centre = norm * mu
    precision = 1 / spread
    let standardized = { (t: Double) in
      t.isFinite ? (sigma * (t - mu) / s + s * norm * norm * t / sigma) / spread : t
    }
    (lower, upper) = (standardized(piece.lower), standardized(piece.upper))
    rate = s * norm / (sigma * spread)
    meanOffset = mu * (sigma / spread) * (sigma / spread)
    meanRate = s / spread * (s * norm / spread)
    deviation = s * (sigma / spread)
  }
}

/// ‖a‖, without over- or underflow of the squares.
private func norm(_ a: [Double]) -> Double { a.reduce(0) { hypot($0, $1) } }
