public import LinearAlgebra
private import Requirements

/// A mixture of K Gaussians over points of D features.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | π | `weights` | K |
/// | μ | `means` | K×D |
/// | Σ | `covariances` | as ``Covariances`` says |
public struct GaussianMixture: Equatable, Sendable {
  /// π: not negative, with sum one.
  public let weights: [Double]
  /// μ, a row a component.
  public let means: Matrix<Double>
  /// Σ: finite and symmetric. A singular one is a mixture too, but has no density.
  public let covariances: Covariances

  /// Creates a mixture from numbers that the program vouches for; it stops where they are none.
  public init(weights: [Double], means: Matrix<Double>, covariances: Covariances) {
    do {
      try self.init(validatingWeights: weights, means: means, covariances: covariances)
    } catch {
      fatalError(error.description)
    }
  }

  /// Creates a mixture from numbers that were read or computed.
  ///
  /// - Throws: ``MixtureError`` when the shapes do not fit, the weights' sum is not one to 1e-6, or a number is none.
  public init(validatingWeights weights: [Double], means: Matrix<Double>, covariances: Covariances)
    throws(MixtureError)
  {
    self.weights = weights
    self.means = means
    self.covariances = covariances
    try validate()
  }

  /// K.
  public var components: Int { means.rows }

  /// D.
  public var features: Int { means.columns }

  /// The number of parameters that can be chosen freely: K−1 weights, K·D means, and those of the covariances.
  public var freeParameters: Int {
    components - 1 + components * features
      + covariances.family.freeParameters(components: components, features: features)
  }

  /// Σ of one component, D×D, whatever the family.
  public func covariance(ofComponent k: Int) -> Matrix<Double> {
    switch covariances {
    case .full(let matrices): matrices[k]
    case .tied(let matrix): matrix
    case .diagonal(let variances): .diagonal(variances.row(k))
    case .spherical(let variances): .diagonal([Double](repeating: variances[k], count: features))
    }
  }
}

extension GaussianMixture {
  /// The mean of the mixture as a whole, Σ π·μ, D values.
  public var totalMean: [Double] {
    matmul(Matrix(rows: 1, columns: components, elements: weights), means).elements
  }

  /// The covariance of the mixture as a whole, Σ π·(Σ + (μ − m)·(μ − m)ᵀ), D×D.
  public var totalCovariance: Matrix<Double> {
    let centred = means.addingToRows(totalMean.map { -$0 })
    var total = Matrix<Double>(rows: features, columns: features)
    for k in 0..<components {
      total = total + weights[k] * (covariance(ofComponent: k) + gram(centred.rows(k..<k + 1)))
    }
    return total
  }
}

extension GaussianMixture {
  /// Returns the mixture of A·z + b, where z has this one: means A·μ + b, covariances A·Σ·Aᵀ, of the full family.
  ///
  /// - Parameters:
  ///   - map: A, D′×D.
  ///   - shift: b, D′ values.
  /// - Returns: A mixture over D′ features; singular where A has not full row rank.
  /// - Throws: ``MixtureError`` where a number overflows.
  public func pushedForward(by map: Matrix<Double>, shift: [Double]) throws(MixtureError) -> GaussianMixture {
    require(map.columns == features, "a map of \(map.shape) does not fit \(features) features")
    require(map.rows == shift.count, "a shift of \(shift.count) numbers does not fit a map of \(map.shape)")
    let covariances = (0..<components).map { k in
      let image = matmulTransposedSecond(matmul(map, covariance(ofComponent: k)), map)
      return 0.5 * (image + image.transposed)
    }
    return try GaussianMixture(
      validatingWeights: weights, means: matmulTransposedSecond(means, map).addingToRows(shift),
      covariances: .full(covariances))
  }
}
