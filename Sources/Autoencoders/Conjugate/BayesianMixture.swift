private import Foundation
public import LinearAlgebra
public import Probability
private import Requirements

/// A belief about a mixture of K Gaussians: the prior of a structured autoencoder (SVAE; Johnson et al. 2016).
///
///     π ~ Dirichlet(α),  (μ_k, Λ_k) ~ normal-inverse-Wishart of each component
public struct BayesianMixture: Equatable, Sendable {
  /// α, K.
  public var concentrations: [Double]
  /// K.
  public var components: [NormalInverseWishart]

  /// Creates a belief.
  public init(concentrations: [Double], components: [NormalInverseWishart]) {
    require(
      concentrations.count == components.count, "\(concentrations.count) weights of \(components.count) components")
    require(concentrations.allSatisfy { $0 > 0 }, "concentrations are positive")
    self.concentrations = concentrations
    self.components = components
  }

  /// KL(this ‖ prior), in nats.
  ///
  /// - Throws: `FactorizationError` where a scale is not positive definite in floating point.
  public func divergence(from prior: BayesianMixture) throws(FactorizationError) -> Double {
    var workspace = BeliefWorkspace(latents: components.first?.latents ?? 0)
    return try divergence(from: prior, in: &workspace)
  }

  /// KL(this ‖ prior), in nats, found in a workspace.
  ///
  /// - Throws: `FactorizationError` where a scale is not positive definite in floating point.
  public func divergence(
    from prior: BayesianMixture, in workspace: inout BeliefWorkspace
  ) throws(FactorizationError) -> Double {
    var value = dirichletDivergence(concentrations, prior.concentrations)
    for k in components.indices {
      value += try components[k].divergence(from: prior.components[k], in: &workspace)
    }
    return value
  }

  /// E[log π_k] = ψ(α_k) − ψ(Σ α).
  public var expectedLogWeights: [Double] {
    var values = concentrations
    writeExpectedLogWeights(into: &values)
    return values
  }

  /// Writes E[log π_k], K.
  func writeExpectedLogWeights(into values: inout [Double]) {
    let total = digamma(concentrations.reduce(0, +))
    for k in concentrations.indices { values[k] = digamma(concentrations[k]) - total }
  }

  /// The mixture at the belief's means: α/Σα, m, and S/(ν − L − 1) where that is, else S/ν.
  public var pointEstimate: GaussianMixture {
    let total = concentrations.reduce(0, +)
    let covariances = components.map { component in
      let freedom = component.degrees - Double(component.latents) - 1
      return component.scale.map { $0 / (freedom > 0 ? freedom : component.degrees) }
    }
    return GaussianMixture(
      weights: concentrations.map { $0 / total }, means: Matrix(components.map(\.mean)), covariances: .full(covariances)
    )
  }
}

/// What points say of each component: Σ r, Σ r·E[z] and Σ r·E[z·zᵀ].
public struct MixtureStatistics: Equatable, Sendable {
  /// K.
  public var counts: [Double]
  /// K×L.
  public var sums: Matrix<Double>
  /// K×(L·L).
  public var squares: Matrix<Double>

  /// The statistics of no points.
  public init(components: Int, latents: Int) {
    counts = [Double](repeating: 0, count: components)
    sums = Matrix(rows: components, columns: latents)
    squares = Matrix(rows: components, columns: latents * latents)
  }

  /// Makes them those of no points, in place.
  public mutating func clear() {
    for k in counts.indices { counts[k] = 0 }
    for i in sums.elements.indices { sums.elements[i] = 0 }
    for i in squares.elements.indices { squares.elements[i] = 0 }
  }
}

extension BayesianMixture {
  /// Moves towards what points say, in the natural parameters α, A = S + κ·m·mᵀ, b = κ·m, κ and ν:
  ///
  ///     θ ← (1 − ρ)·θ + ρ·(prior + N/B·statistics)
  ///
  /// which is a step of length ρ along the natural gradient of the bound.
  ///
  /// - Parameters:
  ///   - prior: What was believed before any point.
  ///   - statistics: Of a batch.
  ///   - scale: N/B, points over points of the batch.
  ///   - rate: ρ, at most one.
  public mutating func step(
    towards prior: BayesianMixture, _ statistics: MixtureStatistics, scale: Double, rate: Double
  ) {
    func mixed(_ now: Double, _ before: Double, _ said: Double) -> Double {
      (1 - rate) * now + rate * (before + scale * said)
    }
    for k in components.indices {
      let (base, l) = (prior.components[k], components[k].latents)
      concentrations[k] = mixed(concentrations[k], prior.concentrations[k], statistics.counts[k])
      let count = components[k].count
      for i in 0..<l {  // A, where S stood
        for j in 0..<l {
          components[k].scale[i, j] = mixed(
            components[k].scale[i, j] + count * components[k].mean[i] * components[k].mean[j],
            base.scale[i, j] + base.count * base.mean[i] * base.mean[j], statistics.squares[k, i * l + j])
        }
      }
      components[k].count = mixed(count, base.count, statistics.counts[k])
      components[k].degrees = mixed(components[k].degrees, base.degrees, statistics.counts[k])
      for i in 0..<l {  // m = b/κ
        components[k].mean[i] =
          mixed(count * components[k].mean[i], base.count * base.mean[i], statistics.sums[k, i]) / components[k].count
      }
      for i in 0..<l {  // S = A − κ·m·mᵀ
        for j in 0..<l {
          components[k].scale[i, j] -= components[k].count * components[k].mean[i] * components[k].mean[j]
        }
      }
    }
  }
}

/// KL(Dirichlet(α) ‖ Dirichlet(β)).
private func dirichletDivergence(_ a: [Double], _ b: [Double]) -> Double {
  let (sumA, sumB) = (a.reduce(0, +), b.reduce(0, +))
  let total = digamma(sumA)
  return lgamma(sumA) - lgamma(sumB)
    + zip(a, b).reduce(0) { $0 + lgamma($1.1) - lgamma($1.0) + ($1.0 - $1.1) * (digamma($1.0) - total) }
}
