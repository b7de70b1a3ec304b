private import Foundation
public import LinearAlgebra
private import Requirements

/// The logarithms of a kernel's parameters.
///
///     k(x, x′) = α·exp(−γ/2·|x − x′|²) + β⁻¹·[x is x′]
public struct KernelParameters: Equatable, Sendable {
  /// log α, of the amplitude.
  public var logAmplitude: Double
  /// log γ, of the inverse square of the length.
  public var logInverseSquareLength: Double
  /// log β⁻¹, of the variance of the noise.
  public var logNoise: Double

  /// Creates parameters.
  public init(logAmplitude: Double, logInverseSquareLength: Double, logNoise: Double) {
    self.logAmplitude = logAmplitude
    self.logInverseSquareLength = logInverseSquareLength
    self.logNoise = logNoise
  }

  /// All three, in the order of the properties.
  public var values: [Double] {
    get { [logAmplitude, logInverseSquareLength, logNoise] }
    set {
      require(newValue.count == 3, "a kernel has three parameters, not \(newValue.count)")
      (logAmplitude, logInverseSquareLength, logNoise) = (newValue[0], newValue[1], newValue[2])
    }
  }
}

/// The log marginal likelihood of a Gaussian process with D independent outputs of one kernel, and its gradient.
public struct ProcessLikelihood: Equatable, Sendable {
  /// −ND/2·log 2π − D/2·log|K| − ½·tr(K⁻¹·Y·Yᵀ), in nats.
  public let value: Double
  /// ∂ by the latents, N×Q.
  public let latents: Matrix<Double>
  /// ∂ by log α, log γ and log β⁻¹.
  public let kernel: [Double]
}

/// A Gaussian process from latents, N×Q, to observations, N×D.
///
/// Source: Lawrence 2005 (the latent-variable model); Iwata, Duvenaud and Ghahramani 2013, equation 3.
public struct GaussianProcess: Sendable {
  /// Y, N×D.
  public let observations: Matrix<Double>

  /// Creates a process of observations.
  public init(_ observations: Matrix<Double>) { self.observations = observations }

  /// The likelihood of latents, with its gradient.
  ///
  ///     G = ½·(K⁻¹·Y·Yᵀ·K⁻¹ − D·K⁻¹),  ∂xₙ = −2γ·Σₘ Gₙₘ·kₙₘ·(xₙ − xₘ)
  ///     ∂log α = Σ G∘k,  ∂log γ = −γ/2·Σ G∘k∘d²,  ∂log β⁻¹ = β⁻¹·tr G
  ///
  /// - Complexity: O(N³).
  /// - Throws: `FactorizationError` where K is not positive definite in floating point: raise the noise.
  public func likelihood(
    _ latents: Matrix<Double>, _ parameters: KernelParameters
  ) throws(FactorizationError) -> ProcessLikelihood {
    let (n, d) = (Double(observations.rows), Double(observations.columns))
    let kernel = Kernel(latents, parameters)
    let l = try cholesky(kernel.withNoise)
    let inverseRoot = solveLower(l, .identity(latents.rows))
    let inverse = matmulTransposedFirst(inverseRoot, inverseRoot)
    let scaled = matmul(inverse, observations)  // K⁻¹·Y
    let fit = zip(scaled.elements, observations.elements).reduce(0) { $0 + $1.0 * $1.1 }
    let outer = matmulTransposedSecond(scaled, scaled)
    let g = Matrix(
      rows: latents.rows, columns: latents.rows,
      elements: zip(outer.elements, inverse.elements).map { 0.5 * ($0 - d * $1) })
    return ProcessLikelihood(
      value: -n * d / 2 * log(2 * Double.pi) - d / 2 * logDeterminant(ofCholesky: l) - fit / 2,
      latents: kernel.gradientOfLatents(g), kernel: kernel.gradientOfParameters(g))
  }

  /// The mean and the variance, without noise, of the outputs at new latents.
  ///
  /// - Parameters:
  ///   - new: M×Q.
  ///   - latents: N×Q, those of the observations.
  ///   - parameters: The kernel's.
  /// - Returns: M×D means, and M variances, the same for each output.
  /// - Throws: `FactorizationError` where K is not positive definite in floating point.
  public func prediction(
    at new: Matrix<Double>, latents: Matrix<Double>, _ parameters: KernelParameters
  ) throws(FactorizationError) -> (means: Matrix<Double>, variances: [Double]) {
    let l = try cholesky(Kernel(latents, parameters).withNoise)
    let across = crossKernel(latents, new, parameters)  // N×M
    let means = matmulTransposedFirst(across, solveLowerTransposed(l, solveLower(l, observations)))
    let half = solveLower(l, across)
    let explained = half.map { $0 * $0 }.columnSums
    return (means, explained.map { exp(parameters.logAmplitude) - $0 })
  }
}

/// α·exp(−γ/2·|x − y|²) of all pairs of rows.
private func crossKernel(
  _ a: Matrix<Double>, _ b: Matrix<Double>, _ parameters: KernelParameters
) -> Matrix<Double> {
  let gamma = exp(parameters.logInverseSquareLength)
  var k = Matrix<Double>(rows: a.rows, columns: b.rows)
  for i in 0..<a.rows {
    for j in 0..<b.rows {
      var distance = 0.0
      for q in 0..<a.columns { distance += (a[i, q] - b[j, q]) * (a[i, q] - b[j, q]) }
      k[i, j] = exp(parameters.logAmplitude - gamma / 2 * distance)
    }
  }
  return k
}

/// A kernel's matrix over latents, with what its gradients need.
private struct Kernel {
  let latents: Matrix<Double>
  let parameters: KernelParameters
  /// Without the noise, N×N.
  let smooth: Matrix<Double>

  init(_ latents: Matrix<Double>, _ parameters: KernelParameters) {
    (self.latents, self.parameters) = (latents, parameters)
    smooth = crossKernel(latents, latents, parameters)
  }

  /// With the noise on its diagonal.
  var withNoise: Matrix<Double> {
    var k = smooth
    let noise = exp(parameters.logNoise)
    for i in 0..<k.rows { k[i, i] += noise }
    return k
  }

  func gradientOfLatents(_ g: Matrix<Double>) -> Matrix<Double> {
    let gamma = exp(parameters.logInverseSquareLength)
    var result = Matrix<Double>(rows: latents.rows, columns: latents.columns)
    for i in 0..<latents.rows {
      for j in 0..<latents.rows where j != i {
        let weight = -2 * gamma * g[i, j] * smooth[i, j]
        for q in 0..<latents.columns { result[i, q] += weight * (latents[i, q] - latents[j, q]) }
      }
    }
    return result
  }

  func gradientOfParameters(_ g: Matrix<Double>) -> [Double] {
    let gamma = exp(parameters.logInverseSquareLength)
    var (amplitude, length) = (0.0, 0.0)
    for i in 0..<latents.rows {
      for j in 0..<latents.rows {
        var distance = 0.0
        for q in 0..<latents.columns { distance += (latents[i, q] - latents[j, q]) * (latents[i, q] - latents[j, q]) }
        amplitude += g[i, j] * smooth[i, j]
        length -= gamma / 2 * g[i, j] * smooth[i, j] * distance
      }
    }
    let noise = exp(parameters.logNoise) * g.diagonal.reduce(0, +)
    return [amplitude, length, noise]
  }
}
