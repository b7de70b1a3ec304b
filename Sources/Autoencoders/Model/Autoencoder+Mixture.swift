public import Probability

extension Autoencoder {
  /// The prior as a mixture.
  public var mixture: GaussianMixture { prior.mixture(parameters) }

  /// Makes the prior this mixture; a diagonal prior takes the diagonals of the covariances.
  ///
  /// - Throws: ``PriorError`` when it has another size, a weight of zero, or a covariance without a Cholesky factor.
  public mutating func setPrior(_ mixture: GaussianMixture) throws(PriorError) {
    try prior.set(mixture, &parameters)
  }
}
