private import LinearAlgebra

/// The loss as a function of unconstrained parameters, for searches and scans.
public struct LossFunction: Sendable {
  /// What the loss is of.
  public let observations: Observations
  /// What the parameters are.
  public let shape: ModelShape

  /// Creates the function.
  ///
  /// - Throws: ``ModelError/outputs(points:model:)``.
  public init(observations: Observations, shape: ModelShape) throws(ModelError) {
    guard observations.points.columns == shape.outputs else {
      throw .outputs(points: observations.points.columns, model: shape.outputs)
    }
    (self.observations, self.shape) = (observations, shape)
  }

  /// Returns −Σ weight·log p(x), in nats; ∞ where the parameters make no model, or one of less than the smallest noise.
  public func value(at parameters: [Double]) -> Double {
    guard let model = model(at: parameters), let loss = try? model.loss(on: observations)
    else { return .infinity }
    return loss
  }

  /// Returns the same and fills its gradient, which is left as it is where the value is ∞.
  public func value(at parameters: [Double], gradient: inout [Double]) -> Double {
    guard let model = model(at: parameters), let found = try? model.lossWithGradient(on: observations)
    else { return .infinity }
    gradient = found.gradient.unconstrained(at: model)
    return found.loss
  }

  private func model(at parameters: [Double]) -> PiecewiseAffineModel? {
    guard let model = try? PiecewiseAffineModel(parameters: parameters, shape: shape),
      model.noise >= observations.smallestNoise
    else { return nil }
    return model
  }
}
