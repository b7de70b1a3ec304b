public import LinearAlgebra
public import Randomness

/// Points with what they were made from.
public struct LatentSample: Equatable, Sendable {
  /// x, N×n.
  public let points: Matrix<Double>
  /// z, N numbers.
  public let latents: [Double]
  /// The component that each z was drawn from, N numbers.
  public let labels: [Int]
}

extension PiecewiseAffineModel {
  /// Draws points: a component j by its weight, z ~ N(μⱼ, sⱼ²), x = f(z) + σ·ε with ε standard normal.
  ///
  /// The first N of a larger sample from the same stream are the sample of N.
  public func sample(_ count: Int, using stream: inout RandomStream) -> LatentSample {
    // A draw from the parent, so that the next sample is another one.
    let own = RandomStream(seed: stream.next())
    var (labels, latents, noises) = (own.child("labels"), own.child("latents"), own.child("noise"))
    var elements: [Double] = []
    elements.reserveCapacity(count * decoder.outputs)
    let drawn = (0..<count).map { _ in labels.index(weights: prior.weights) }
    let z = drawn.map { j in prior.means[j] + prior.deviations[j] * latents.normal() }
    for z in z {
      for y in decoder(z) { elements.append(y + noise * noises.normal()) }
    }
    return LatentSample(
      points: Matrix(rows: count, columns: decoder.outputs, elements: elements), latents: z, labels: drawn)
  }
}
