private import Foundation
private import LinearAlgebra

/// The distribution of f(z) on the line, without noise: a density, and atoms where the curve is flat over an interval.
public struct NoiselessDensity: Equatable, Sendable {
  /// A point that has a probability of its own.
  public struct Atom: Equatable, Sendable {
    /// Where it is.
    public let location: Double
    /// Its probability.
    public let mass: Double
  }

  /// The atoms from left to right.
  public let atoms: [Atom]
  private let prior: LatentMixture
  /// The pieces that are not flat.
  private let slopes: [AffinePiece]

  /// Takes a model apart, which must have one output.
  fileprivate init(_ model: PiecewiseAffineModel) throws(ModelError) {
    let decoder = model.decoder
    guard decoder.outputs == 1 else { throw .outputs(points: 1, model: decoder.outputs) }
    prior = model.prior
    var flat: [Atom] = []
    for piece in decoder.pieces where decoder.isFlat(piece) {
      let mass = prior.mass(from: piece.lower, to: piece.upper)
      let location = piece.intercept[0]
      // Two pieces at one height, but for rounding, are one atom.
      if let other = flat.firstIndex(where: { abs($0.location - location) <= 1e-13 * (1 + abs(location)) }) {
        flat[other] = Atom(location: flat[other].location, mass: flat[other].mass + mass)
      } else {
        flat.append(Atom(location: location, mass: mass))
      }
    }
    atoms = flat.sorted { $0.location < $1.location }
    slopes = decoder.pieces.filter { !decoder.isFlat($0) }
  }

  /// The density of what is no atom.
  ///
  ///     Σₖ Σⱼ λⱼ·N((x − cₖ)/aₖ; μⱼ, sⱼ²)/|aₖ|,   over the pieces k that (x − cₖ)/aₖ lies in
  ///
  /// - Parameter x: A point of the line.
  /// - Returns: The logarithm of the density, in nats; −∞ where the curve does not come.
  public func logDensity(at x: Double) -> Double {
    var density = -Double.infinity
    for piece in slopes {
      let z = (x - piece.intercept[0]) / piece.slope[0]
      guard piece.lower < z, z <= piece.upper else { continue }
      let term = prior.logDensity(at: z) - log(abs(piece.slope[0]))
      // So far out that no double holds the density: of two such pieces no difference is a number.
      guard term > -.infinity else { continue }
      density = max(density, term) + log1p(exp(-abs(density - term)))
    }
    return density
  }
}

extension PiecewiseAffineModel {
  /// Returns the distribution of f(z), the limit of the model as its noise vanishes.
  ///
  /// - Throws: ``ModelError/outputs(points:model:)`` where there are several outputs: points of a curve in a plane have none.
  public func noiselessDensity() throws(ModelError) -> NoiselessDensity { try NoiselessDensity(self) }
}

extension LatentMixture {
  /// The probability of an interval.
  fileprivate func mass(from lower: Double, to upper: Double) -> Double {
    (0..<components).reduce(0) { sum, j in
      let (low, high) = ((lower - means[j]) / deviations[j], (upper - means[j]) / deviations[j])
      return sum + weights[j] * exp(TruncatedNormal(from: low, to: high).logMass)
    }
  }
}

extension ShallowDecoder {
  /// Whether the slope of a piece is zero but for the rounding of its summands.
  fileprivate func isFlat(_ piece: AffinePiece) -> Bool {
    let summands = (0..<units).map { abs(outputWeights[$0, 0] * piece.gains[$0] * inputWeights[$0]) }
    return abs(piece.slope[0]) <= 1e-15 * summands.reduce(0, +)
  }
}
