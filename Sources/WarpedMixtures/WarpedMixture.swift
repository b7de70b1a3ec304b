private import Foundation
public import LinearAlgebra
private import Requirements

/// A mixture of Gaussians in a latent space, warped to the observations by a Gaussian process (Iwata, Duvenaud and
/// Ghahramani 2013).
///
///     c ~ Chinese restaurant or Dirichlet,  xₙ|c ~ N(μ_c, Λ_c⁻¹),  y_d ~ GP(0, k),  (μ_c, Λ_c) normal-Wishart
///
/// | symbol | where | shape |
/// | --- | --- | --- |
/// | Y | ``process``, its observations | N×D |
/// | X | ``State/latents`` | N×Q |
/// | c | ``State/clustering``, its assignments | N |
/// | α, γ, β⁻¹ | ``State/kernel`` | |
///
/// There is no encoder: only the N points that it was fitted to have latents, and each gradient costs O(N³). Rotations
/// of X change nothing where m₀ = 0 and S₀ is a multiple of the identity, so none is ever identified.
///
/// Departure: log α, log γ and log β⁻¹ have normal priors; the published sampler's are flat, and so improper.
public struct WarpedMixture: Sendable {
  /// Where a chain stands.
  public struct State: Equatable, Sendable {
    /// X.
    public var latents: Matrix<Double>
    /// c, with the priors of clusters.
    public var clustering: Clustering
    /// log α, log γ, log β⁻¹.
    public var kernel: KernelParameters

    /// Creates a state; its clustering is of these latents.
    public init(latents: Matrix<Double>, clustering: Clustering, kernel: KernelParameters) {
      self.latents = latents
      self.clustering = clustering
      self.kernel = kernel
    }
  }

  /// Y.
  public let process: GaussianProcess
  /// The means of the normal priors of the kernel's parameters.
  public let kernelMeans: KernelParameters
  /// The deviation of those priors; infinite for flat ones.
  public let kernelDeviation: Double

  /// Creates a model of observations, N×D.
  public init(
    _ observations: Matrix<Double>,
    kernelMeans: KernelParameters = KernelParameters(logAmplitude: 0, logInverseSquareLength: 0, logNoise: -4),
    kernelDeviation: Double = 2
  ) {
    process = GaussianProcess(observations)
    self.kernelMeans = kernelMeans
    self.kernelDeviation = kernelDeviation
  }

  /// log p(Y, X, c, kernel), in nats; with a flat prior of the kernel's parameters, log p(Y, X, c | kernel).
  ///
  /// - Throws: `FactorizationError` where a matrix of the state has no factor in floating point.
  public func logJoint(_ state: State) throws(FactorizationError) -> Double {
    let likelihood = try process.likelihood(state.latents, state.kernel).value
    return likelihood + (try state.clustering.logJoint()) + logKernelPrior(state.kernel)
  }

  /// What Hamiltonian Monte Carlo moves in: log p(Y, X, kernel | c) and its gradient by X and by the kernel's parameters.
  public func target(
    _ latents: Matrix<Double>, _ kernel: KernelParameters, _ clustering: Clustering
  ) throws(FactorizationError) -> (value: Double, latents: Matrix<Double>, kernel: [Double]) {
    let likelihood = try process.likelihood(latents, kernel)
    let clusters = try clustering.logMarginal(of: latents)
    let pulls = zip(kernel.values, kernelMeans.values).map { ($1 - $0) / (kernelDeviation * kernelDeviation) }
    return (
      likelihood.value + clusters.value + logKernelPrior(kernel), likelihood.latents + clusters.gradient,
      zip(likelihood.kernel, pulls).map { $0 + $1 }
    )
  }

  private func logKernelPrior(_ kernel: KernelParameters) -> Double {
    guard kernelDeviation.isFinite else { return 0 }
    return zip(kernel.values, kernelMeans.values).reduce(0) { sum, pair in
      let z = (pair.0 - pair.1) / kernelDeviation
      return sum - 0.5 * z * z - log(kernelDeviation) - 0.5 * log(2 * Double.pi)
    }
  }
}
