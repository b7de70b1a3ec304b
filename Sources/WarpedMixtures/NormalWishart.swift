private import Foundation
public import LinearAlgebra
private import Requirements

/// The conjugate prior of a Gaussian's mean and precision, with both integrated out.
///
///     Λ ~ Wishart(S₀⁻¹, ν₀),  μ|Λ ~ N(m₀, (r₀·Λ)⁻¹),  x|μ, Λ ~ N(μ, Λ⁻¹)
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | m₀ | `mean` | Q |
/// | r₀ | `observations` | |
/// | ν₀ | `degrees` | |
/// | S₀ | `scale` | Q×Q |
///
/// Source: Iwata, Duvenaud and Ghahramani 2013, equations 8 and 9; Murphy 2007.
public struct NormalWishart: Equatable, Sendable {
  /// m₀.
  public let mean: [Double]
  /// r₀, how many points the prior mean is worth.
  public let observations: Double
  /// ν₀, above Q − 1.
  public let degrees: Double
  /// S₀, symmetric and positive definite.
  public let scale: Matrix<Double>

  /// Creates a prior.
  public init(mean: [Double], observations: Double, degrees: Double, scale: Matrix<Double>) {
    require(scale.rows == mean.count && scale.columns == mean.count, "S₀ of \(scale.shape) for \(mean.count) latents")
    require(observations > 0 && degrees > Double(mean.count) - 1, "no prior of r₀ \(observations) and ν₀ \(degrees)")
    self.mean = mean
    self.observations = observations
    self.degrees = degrees
    self.scale = scale
  }

  /// The prior that favours no direction: m₀ = 0, S₀ = variance·I, ν₀ = Q.
  public init(latents: Int, variance: Double = 1, observations: Double = 1) {
    self.init(
      mean: [Double](repeating: 0, count: latents), observations: observations, degrees: Double(latents),
      scale: .diagonal([Double](repeating: variance, count: latents)))
  }

  /// Q.
  public var latents: Int { mean.count }
}

/// The points of one cluster, as far as ``NormalWishart`` asks: how many, their sum, and the sum of their squares.
public struct ClusterStatistics: Equatable, Sendable {
  /// n.
  public private(set) var count: Int
  /// Σ x, Q.
  public private(set) var sum: [Double]
  /// Σ x·xᵀ, Q×Q.
  public private(set) var squares: Matrix<Double>

  /// The statistics of no points.
  public init(latents: Int) {
    count = 0
    sum = [Double](repeating: 0, count: latents)
    squares = Matrix(rows: latents, columns: latents)
  }

  /// Adds a point.
  public mutating func add(_ point: [Double]) { change(by: point, sign: 1) }

  /// Takes a point out that was added before.
  public mutating func remove(_ point: [Double]) { change(by: point, sign: -1) }

  private mutating func change(by point: [Double], sign: Double) {
    count += sign > 0 ? 1 : -1
    for i in point.indices {
      sum[i] += sign * point[i]
      for j in point.indices { squares[i, j] += sign * point[i] * point[j] }
    }
  }
}

/// The posterior of one cluster's mean and precision, and what it predicts.
///
///     r = r₀ + n,  ν = ν₀ + n,  m = (r₀·m₀ + Σx)/r,  S = S₀ + Σx·xᵀ + r₀·m₀·m₀ᵀ − r·m·mᵀ
public struct ClusterPosterior: Equatable, Sendable {
  /// r.
  public let observations: Double
  /// ν.
  public let degrees: Double
  /// m.
  public let mean: [Double]
  /// The lower Cholesky factor of S.
  public let factor: Matrix<Double>
  /// log |S|.
  public let logDeterminant: Double

  /// Finds the posterior of a cluster.
  ///
  /// - Throws: `FactorizationError` where S is not positive definite in floating point.
  public init(of cluster: ClusterStatistics, prior: NormalWishart) throws(FactorizationError) {
    let n = Double(cluster.count)
    observations = prior.observations + n
    degrees = prior.degrees + n
    var mean = prior.mean
    for i in mean.indices { mean[i] = (prior.observations * prior.mean[i] + cluster.sum[i]) / (prior.observations + n) }
    var s = prior.scale
    for i in mean.indices {
      for j in mean.indices {
        s[i, j] += cluster.squares[i, j] + prior.observations * prior.mean[i] * prior.mean[j]
        s[i, j] -= (prior.observations + n) * mean[i] * mean[j]
      }
    }
    self.mean = mean
    factor = try cholesky(s)
    logDeterminant = LinearAlgebra.logDeterminant(ofCholesky: factor)
  }

  /// log p(x of the next point | the cluster's points): a Student t of ν − Q + 1 degrees.
  public func logPredictive(_ point: [Double]) -> Double {
    let q = mean.count
    let (freedom, d) = (degrees - Double(q) + 1, Double(q))
    let stretch = (observations + 1) / observations
    // y = L⁻¹·(x − m), so that |y|² is the squared distance relative to S.
    var y = [Double](repeating: 0, count: q)
    for i in 0..<q {
      var rest = point[i] - mean[i]
      for j in 0..<i { rest -= factor[i, j] * y[j] }
      y[i] = rest / factor[i, i]
    }
    let distance = y.reduce(0) { $0 + $1 * $1 } / stretch
    return lgamma((freedom + d) / 2) - lgamma(freedom / 2) - d / 2 * (log(Double.pi) + log(stretch))
      - logDeterminant / 2 - (freedom + d) / 2 * log1p(distance)
  }

  /// −ν·S⁻¹·(x − m), the gradient of the log marginal likelihood by a point of the cluster.
  public func gradient(at point: [Double]) -> [Double] {
    let shift = Matrix(rows: mean.count, columns: 1, elements: zip(point, mean).map { $0 - $1 })
    return solveLowerTransposed(factor, solveLower(factor, shift)).elements.map { -degrees * $0 }
  }
}

extension NormalWishart {
  /// log p(points of a cluster), with the mean and the precision integrated out.
  ///
  ///     −nQ/2·log π + Q/2·log(r₀/r) + ν₀/2·log|S₀| − ν/2·log|S| + Σᵢ [log Γ((ν+1−i)/2) − log Γ((ν₀+1−i)/2)]
  ///
  /// - Throws: `FactorizationError` where S or S₀ is not positive definite in floating point.
  public func logMarginal(_ cluster: ClusterStatistics) throws(FactorizationError) -> Double {
    let posterior = try ClusterPosterior(of: cluster, prior: self)
    let (n, q) = (Double(cluster.count), Double(latents))
    var value = -n * q / 2 * log(Double.pi) + q / 2 * log(observations / posterior.observations)
    value += degrees / 2 * logDeterminant(ofCholesky: try cholesky(scale))
    value -= posterior.degrees / 2 * posterior.logDeterminant
    for i in 0..<latents {
      value += lgamma((posterior.degrees - Double(i)) / 2) - lgamma((degrees - Double(i)) / 2)
    }
    return value
  }
}
