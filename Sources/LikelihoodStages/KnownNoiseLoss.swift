package import Likelihood

/// The mean negative log-likelihood as a function of all parameters but the noise, which the theorem takes as known.
package struct KnownNoiseLoss {
  private let loss: LossFunction
  private let logNoise: Double
  private var full: [Double]
  private var fullGradient: [Double]

  /// Creates it for observations and a shape, with σ known.
  ///
  /// - Throws: `ModelError` where the observations have another number of features than the shape has outputs.
  package init(_ observations: Observations, shape: ModelShape, logNoise: Double) throws(ModelError) {
    loss = try LossFunction(observations: observations, shape: shape)
    self.logNoise = logNoise
    full = [Double](repeating: 0, count: shape.parameters)
    fullGradient = full
  }

  /// The number of parameters but for the noise.
  package var dimension: Int { full.count - 1 }

  /// What the loss is of.
  package var observations: Observations { loss.observations }

  /// The model of parameters.
  package func model(at parameters: [Double]) throws(ModelError) -> PiecewiseAffineModel {
    try PiecewiseAffineModel(parameters: parameters + [logNoise], shape: loss.shape)
  }

  /// The loss in nats; infinite where the parameters make no model.
  package mutating func value(at parameters: [Double]) -> Double {
    place(parameters)
    return loss.value(at: full)
  }

  /// The loss; its gradient is written into an array of `dimension` entries.
  package mutating func value(at parameters: [Double], gradient: inout [Double]) -> Double {
    place(parameters)
    let value = loss.value(at: full, gradient: &fullGradient)
    for i in 0..<dimension { gradient[i] = fullGradient[i] }
    return value
  }

  private mutating func place(_ parameters: [Double]) {
    for i in 0..<dimension { full[i] = parameters[i] }
    full[dimension] = logNoise
  }
}
