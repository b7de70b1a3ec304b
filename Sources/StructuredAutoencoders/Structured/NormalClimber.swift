internal import Autoencoders
private import LinearAlgebra
public import Networks
public import Randomness

extension SkipBatch: ClimbBatch where Scalar == Float {}

/// A vanilla autoencoder with skip paths in training.
public struct NormalClimber: Climber {
  /// The networks.
  public var model: SkipAutoencoder<Float>

  /// Creates it.
  public init(_ model: SkipAutoencoder<Float>) { self.model = model }

  public var parameters: ParameterBuffer<Float> {
    _read { yield model.parameters }
    _modify { yield &model.parameters }
  }

  public var termNames: [String] { EvidenceLowerBound(facets: 1).terms.map(\.name) }

  public func batch(points: Int) -> SkipBatch<Float> { SkipBatch(model, points: points) }

  public mutating func pass(
    _ batch: inout SkipBatch<Float>, _ step: ClimbStep, using noise: inout RandomStream,
    addingTo gradients: inout ParameterBuffer<Float>, _ terms: inout [Double]
  ) {
    Float.fillNormals(&batch.noise.elements, using: &noise)
    model.forwardNormal(in: &batch)
    terms.add(batch.bound)
    model.backwardNormal(weight: -1 / Double(batch.points.rows), in: &batch, addingTo: &gradients)
  }
}

extension [Double] {
  /// Adds the five terms of a bound of one facet, in the order of `EvidenceLowerBound.terms`, allocating nothing.
  mutating func add(_ bound: EvidenceLowerBound) {
    self[0] += bound.reconstruction
    self[1] += bound.facets[0].latentPrior
    self[2] += bound.facets[0].clusterPrior
    self[3] += bound.facets[0].latentEntropy
    self[4] += bound.facets[0].clusterEntropy
  }
}
