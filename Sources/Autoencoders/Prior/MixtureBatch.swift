internal import LinearAlgebra
internal import Networks

/// What the prior of a facet makes of a batch of codes, forward and backward, whatever source its components are
/// from. The joint densities and their gradients are in `MixtureBatch+Joint.swift`, what becomes of them in
/// `MixtureBatch+Responsibilities.swift`.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | π, μ, W | `components` | |
/// | b_c = log π_c + log N(z; μ_c, Σ_c) | `drawn` | N×K |
/// | a_c = log π_c + E[log N(z; μ_c, Σ_c)] over q(z\|x) | `expected` | N×K |
/// | log γ | `logResponsibilities` | N×K |
/// | γ | `responsibilities` | N×K |
/// | ∂b, ∂a | `drawnGradient`, `expectedGradient` | N×K |
struct MixtureBatch<Scalar: NetworkScalar>: Sendable {
  var components: Components<Scalar>
  var drawn: [Scalar]
  var expected: [Scalar]
  var logResponsibilities: [Scalar]
  var responsibilities: [Scalar]
  var drawnGradient: [Scalar]
  var expectedGradient: [Scalar]
  /// Sums over c, N, and their logarithms.
  var sums: [Scalar]
  var logSums: [Scalar]
  /// W·d for one deviation d, L; W·C of one point, L(L + 1)/2.
  var whitened: [Scalar]
  var whitenedFactor: [Scalar]

  /// Makes a workspace for this many points.
  init(_ source: any ComponentSource, form: FactorForm, points: Int, precision: Precision) {
    self.init(Components(source, form: form, points: points, precision: precision), points: points)
  }

  /// Makes a workspace for these components.
  init(_ components: Components<Scalar>, points: Int) {
    self.components = components
    drawn = [Scalar](repeating: 0, count: points * components.components)
    (expected, logResponsibilities, responsibilities) = (drawn, drawn, drawn)
    (drawnGradient, expectedGradient) = (drawn, drawn)
    sums = [Scalar](repeating: 0, count: points)
    logSums = sums
    whitened = [Scalar](repeating: 0, count: components.latents)
    whitenedFactor = [Scalar](repeating: 0, count: triangle(components.latents, 0))
  }

  /// Writes what an objective needs of a, b, γ and log γ, and returns the terms of the bound that hold c.
  mutating func forward(_ codes: PosteriorBatch<Scalar>, _ objective: Objective) -> EvidenceLowerBound.Facet {
    if objective.usesDraw { joinDrawn(codes) }
    if objective.usesExpectation { joinExpected(codes) }
    normalize(objective == .optimal ? expected : drawn, points: codes.z.rows)
    return terms(objective, points: codes.z.rows)
  }

  /// Adds ∂z, ∂m and ∂C of weight·Σₙ(…) to the codes, and to the moments of the components what their gradients need.
  ///
  /// - Parameters:
  ///   - objective: That of the forward pass.
  ///   - weight: The factor of all terms.
  ///   - shares: A factor for each point, N; empty for none.
  ///   - codes: Those of the forward pass.
  mutating func backward(
    _ objective: Objective, weight: Scalar, shares: [Scalar] = [], _ codes: inout PosteriorBatch<Scalar>
  ) {
    differentiate(objective, points: codes.z.rows, weight: weight)
    for n in shares.indices {
      for i in n * components.components..<(n + 1) * components.components {
        drawnGradient[i] *= shares[n]
        expectedGradient[i] *= shares[n]
      }
    }
    joinBackward(objective, &codes)
  }
}
