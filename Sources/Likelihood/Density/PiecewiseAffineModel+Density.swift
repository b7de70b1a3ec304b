public import LinearAlgebra

/// A mean negative log-likelihood with its gradient.
public struct LossGradient: Equatable, Sendable {
  /// −Σ weight·log p(x), in nats.
  public let loss: Double
  /// Its derivatives.
  public let gradient: ModelGradient
}

extension PiecewiseAffineModel {
  /// Returns log p(x) of each row of points, N numbers, in nats.
  ///
  ///     p(x) = Σⱼ λⱼ Σₖ N(x; aₖ·μⱼ + cₖ, σ²·I + sⱼ²·aₖ·aₖᵀ)·[Φ((tₖ − m)/√v) − Φ((tₖ₋₁ − m)/√v)]
  ///
  /// - Complexity: O(N·J·(h+1)·n), less where most terms are negligible.
  /// - Throws: ``ModelError/outputs(points:model:)``.
  public func logDensity(of points: Matrix<Double>) throws(ModelError) -> [Double] {
    try check(points)
    var pass = ObservationPass(PieceTables(self))
    return (0..<points.rows).map { pass.logDensity(of: points, row: $0) }
  }

  /// Returns log p(x) of one point of n numbers, in nats.
  ///
  /// - Throws: ``ModelError/outputs(points:model:)``.
  public func logDensity(at x: [Double]) throws(ModelError) -> Double {
    try logDensity(of: Matrix(rows: 1, columns: x.count, elements: x))[0]
  }

  /// Returns −Σ weight·log p(x), in nats: of a sample the mean, of a population its integral.
  ///
  /// - Throws: ``ModelError/outputs(points:model:)``.
  public func loss(on observations: Observations) throws(ModelError) -> Double {
    try check(observations.points)
    var pass = ObservationPass(PieceTables(self))
    var loss = 0.0
    for row in 0..<observations.points.rows {
      loss -= observations.weights[row] * pass.logDensity(of: observations.points, row: row)
    }
    return loss
  }

  /// Returns the same with its gradient in every number of the model.
  ///
  /// - Throws: ``ModelError``, also where an observation is so far out that its density is zero.
  public func lossWithGradient(on observations: Observations) throws(ModelError) -> LossGradient {
    try check(observations.points)
    let tables = PieceTables(self)
    guard let sums = tables.posteriorSums(observations) else { throw .zeroDensity }
    return LossGradient(loss: -sums.logLikelihood, gradient: sums.lossGradient(tables))
  }

  func check(_ points: Matrix<Double>) throws(ModelError) {
    guard points.columns == decoder.outputs else {
      throw .outputs(points: points.columns, model: decoder.outputs)
    }
  }
}
