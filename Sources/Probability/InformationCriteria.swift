private import Foundation

extension GaussianMixture {
  /// Schwarz's criterion, −2·log-likelihood + parameters·log N: the less the better.
  ///
  /// - Parameters:
  ///   - logLikelihood: Of all points together, in nats.
  ///   - points: N.
  /// - Returns: The criterion.
  public func bic(logLikelihood: Double, points: Int) -> Double {
    -2 * logLikelihood + Double(freeParameters) * log(Double(points))
  }

  /// Akaike's criterion, −2·log-likelihood + 2·parameters: the less the better.
  ///
  /// - Parameter logLikelihood: Of all points together, in nats.
  /// - Returns: The criterion.
  public func aic(logLikelihood: Double) -> Double { -2 * logLikelihood + 2 * Double(freeParameters) }
}
