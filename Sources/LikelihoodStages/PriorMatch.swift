package import Alignment
package import Likelihood
private import LinearAlgebra
package import Randomness

/// How a fitted model compares with one that it may be in other coordinates.
package struct PriorMatch: Equatable, Sendable {
  /// √D3 between the priors: zero where one is an affine image of the other.
  package let distance: Double
  /// The residual of the decoder, after the map that takes the prior of the reference to that of the fit.
  package let residual: Double

  /// Compares an estimate with the truth. Where a component shrank to a point, which has no density, the distance is the
  /// greatest, one, and the decoders are compared as they are.
  package init(
    near estimate: PiecewiseAffineModel, to truth: PiecewiseAffineModel, using stream: inout RandomStream
  ) {
    if let match = try? PriorMatch(of: estimate, with: truth, using: &stream) {
      self = match
    } else {
      distance = 1
      residual = decoderResidual(of: estimate.decoder, mappedBy: { $0 }, beside: truth)
    }
  }

  /// Compares a fit with a reference.
  ///
  /// - Throws: `ComponentError` where a component of the fit is so narrow that it has no density.
  package init(
    of fit: PiecewiseAffineModel, with reference: PiecewiseAffineModel, using stream: inout RandomStream
  ) throws(ComponentError) {
    let minimum = try affineDistances(fit.prior.mixture, reference.prior.mixture, using: &stream).symmetric
    distance = minimum.distance.squareRoot()
    let (a, b) = (minimum.map.matrix[0, 0], minimum.map.shift[0])
    let straight = decoderResidual(of: fit.decoder, mappedBy: { a * $0 + b }, beside: reference)
    // A single Gaussian is its own mirror image: of two maps between them, the decoders choose.
    let isSymmetric = reference.prior.components == 1
    let centre = a * reference.prior.means[0] + b
    residual =
      isSymmetric
      ? min(straight, decoderResidual(of: fit.decoder, mappedBy: { 2 * centre - a * $0 - b }, beside: reference))
      : straight
  }
}
