public import LinearAlgebra
public import Randomness

/// Points with the component that each was drawn from.
public struct MixtureSample: Equatable, Sendable {
  /// N×D.
  public let points: Matrix<Double>
  /// N component numbers.
  public let labels: [Int]
}

extension GaussianMixture {
  /// Draws points: a component k by its weight, then μₖ + Lₖ·ε with ε standard normal and Σₖ = Lₖ·Lₖᵀ.
  ///
  /// - Throws: ``MixtureError/singular(component:_:)``.
  public func sample(_ count: Int, using stream: inout RandomStream) throws(MixtureError) -> MixtureSample {
    let factors = try factors()
    // A draw from the parent, so that the next sample is another one.
    let own = RandomStream(seed: stream.next())
    var labels = own.child("labels")
    var noise = own.child("noise")
    var elements: [Double] = []
    elements.reserveCapacity(count * features)
    let drawn = (0..<count).map { _ in labels.index(weights: weights) }
    for k in drawn {
      let shift = matvec(factors[k], noise.normals(features))
      for j in 0..<features { elements.append(means[k, j] + shift[j]) }
    }
    return MixtureSample(points: Matrix(rows: count, columns: features, elements: elements), labels: drawn)
  }

  private func factors() throws(MixtureError) -> [Matrix<Double>] {
    var factors: [Matrix<Double>] = []
    for k in 0..<components {
      do throws(FactorizationError) {
        factors.append(try cholesky(covariance(ofComponent: k)))
      } catch {
        throw .singular(component: k, error)
      }
    }
    return factors
  }
}
