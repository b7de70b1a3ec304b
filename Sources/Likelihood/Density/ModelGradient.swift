public import LinearAlgebra

/// The derivatives of a loss with respect to each number of a model.
public struct ModelGradient: Equatable, Sendable {
  /// ∂/∂λ, J numbers, as if the weights were free of each other.
  public let weights: [Double]
  /// ∂/∂μ, J numbers.
  public let means: [Double]
  /// ∂/∂s, J numbers.
  public let deviations: [Double]
  /// ∂/∂w, h numbers.
  public let inputWeights: [Double]
  /// ∂/∂b, h numbers.
  public let biases: [Double]
  /// ∂/∂β, h×n.
  public let outputWeights: Matrix<Double>
  /// ∂/∂c, n numbers.
  public let shift: [Double]
  /// ∂/∂σ.
  public let noise: Double

  /// Returns the gradient with respect to the unconstrained ``PiecewiseAffineModel/parameters``, by the chain rule.
  public func unconstrained(at model: PiecewiseAffineModel) -> [Double] {
    let mean = zip(model.prior.weights, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let logWeights = zip(model.prior.weights, weights).map { $0 * ($1 - mean) }  // ∂λᵢ/∂log λⱼ = λⱼ·(δᵢⱼ − λᵢ)
    let logDeviations = zip(model.prior.deviations, deviations).map { $0 * $1 }
    return logWeights + means + logDeviations + inputWeights + biases + outputWeights.elements + shift
      + [model.noise * noise]
  }
}

extension PosteriorSums {
  /// The gradient of −Σ weight·log p(x).
  ///
  /// By Fisher's identity it is the expectation, given x, of the gradient of −log p(x, z, j). The ends of the pieces move
  /// with w and b, but contribute nothing, since f is continuous there.
  func lossGradient(_ tables: PieceTables) -> ModelGradient {
    let (prior, n) = (tables.model.prior, Double(tables.outputs))
    let variance = tables.model.noise * tables.model.noise
    let output = outputGradient(tables, variance: variance)
    return ModelGradient(
      weights: zip(componentWeights, prior.weights).map { -$0 / $1 },  // ∂λⱼ = −Σ r/λⱼ
      means: zip(componentShifts, prior.deviations).map { -$0 / ($1 * $1) },  // ∂μⱼ = −Σ r·E[z − μⱼ]/sⱼ²
      deviations: prior.deviations.enumerated().map { j, s in
        (componentWeights[j] - componentSquares[j] / (s * s)) / s  // ∂sⱼ = Σ r·(1/sⱼ − E[(z − μⱼ)²]/sⱼ³)
      },
      inputWeights: output.inputWeights, biases: output.biases, outputWeights: output.weights, shift: output.shift,
      noise: (n * weight - residualSquares / variance) / tables.model.noise)  // ∂σ = Σ r·(n/σ − E[‖e‖²]/σ³)
  }

  private struct OutputGradient {
    var inputWeights, biases, shift: [Double]
    var weights: Matrix<Double>
  }

  private func outputGradient(_ tables: PieceTables, variance: Double) -> OutputGradient {
    let (decoder, h, n) = (tables.model.decoder, tables.units, tables.outputs)
    let zeros = [Double](repeating: 0, count: h)
    var gradient = OutputGradient(
      inputWeights: zeros, biases: zeros, shift: [Double](repeating: 0, count: n), weights: Matrix(rows: h, columns: n))
    for (k, piece) in tables.pieces.enumerated() {
      for d in 0..<n {
        let (e, ez) = (residuals[k * n + d] / variance, residualLatents[k * n + d] / variance)
        gradient.shift[d] -= e  // ∂c = −Σ r·E[e]/σ²
        for i in 0..<h {
          let gain = piece.gains[i]  // a′
          gradient.inputWeights[i] -= gain * decoder.outputWeights[i, d] * ez  // ∂wᵢ = −Σ r·a′·βᵢᵀ·E[e·z]/σ²
          gradient.biases[i] -= gain * decoder.outputWeights[i, d] * e  // ∂bᵢ = −Σ r·a′·βᵢᵀ·E[e]/σ²
          // ∂βᵢ = −Σ r·a′·E[e·(wᵢ·z + bᵢ)]/σ²
          gradient.weights[i, d] -= gain * (decoder.inputWeights[i] * ez + decoder.biases[i] * e)
        }
      }
    }
    return gradient
  }
}
