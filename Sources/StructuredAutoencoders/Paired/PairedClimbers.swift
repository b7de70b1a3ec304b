private import Autoencoders
public import LinearAlgebra
public import Networks
public import Randomness

extension ComponentBatch: ClimbBatch where Scalar == Float {
  /// x, N×D.
  public var points: Matrix<Float> {
    _read { yield rows.points }
    _modify { yield &rows.points }
  }
}

extension StickBatch: ClimbBatch where Scalar == Float {
  /// x, N×D.
  public var points: Matrix<Float> {
    _read { yield rows.points }
    _modify { yield &rows.points }
  }
}

/// M2 in training.
public struct ComponentClimber: Climber {
  /// The model.
  public var model: ComponentAutoencoder<Float>

  /// Creates it.
  public init(_ model: ComponentAutoencoder<Float>) { self.model = model }

  public var parameters: ParameterBuffer<Float> {
    _read { yield model.parameters }
    _modify { yield &model.parameters }
  }

  public var termNames: [String] { EvidenceLowerBound(facets: 1).terms.map(\.name) }

  public func batch(points: Int) -> ComponentBatch<Float> { ComponentBatch(model, points: points) }

  public mutating func pass(
    _ batch: inout ComponentBatch<Float>, _ step: ClimbStep, using noise: inout RandomStream,
    addingTo gradients: inout ParameterBuffer<Float>, _ terms: inout [Double]
  ) {
    Float.fillNormals(&batch.rows.noise.elements, using: &noise)
    model.forward(in: &batch)
    terms.add(batch.bound)
    model.backward(weight: -1 / Double(batch.points.rows), in: &batch, addingTo: &gradients)
  }
}

/// A deep latent Gaussian mixture model in training.
public struct StickClimber: Climber {
  /// The model.
  public var model: StickAutoencoder<Float>

  /// Creates it.
  public init(_ model: StickAutoencoder<Float>) { self.model = model }

  public var parameters: ParameterBuffer<Float> {
    _read { yield model.parameters }
    _modify { yield &model.parameters }
  }

  /// Σ E[π]·log p(x|z), minus the divergences of the components, and minus those of the sticks.
  public var termNames: [String] { ["reconstruction", "latent-divergence", "stick-divergence"] }

  public func batch(points: Int) -> StickBatch<Float> { StickBatch(model, points: points) }

  public mutating func pass(
    _ batch: inout StickBatch<Float>, _ step: ClimbStep, using noise: inout RandomStream,
    addingTo gradients: inout ParameterBuffer<Float>, _ terms: inout [Double]
  ) {
    batch.fill(using: &noise)
    model.forward(in: &batch)
    terms[0] += batch.reconstruction
    terms[1] += batch.latent
    terms[2] += batch.sticks
    model.backward(weight: -1 / Double(batch.points.rows), in: &batch, addingTo: &gradients)
  }
}

extension StickBatch {
  /// Draws the noise and the uniforms, in (0, 1).
  public mutating func fill(using noise: inout RandomStream) {
    Scalar.fillNormals(&rows.noise.elements, using: &noise)
    for i in uniforms.indices { uniforms[i] = max(noise.uniform(), 0x1p-53) }
  }
}
