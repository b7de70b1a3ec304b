internal import Networks

/// What the prior makes of a batch of codes, on the way there and back.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | log π | `logWeights` | K |
/// | log π_c − ½·L·log 2π − log det T_c | `constants` | K |
/// | μ | `means` | K×L |
/// | W = T⁻¹ | `whitening`, as `FactorForm` says | K×L or K×L(L + 1)/2 |
/// | ∂log T²ᵢᵢ/∂t | `varianceSlopes` | K×L |
/// | b, then its weights in the gradient | `drawn` | N×K |
/// | a, then its weights in the gradient | `expected` | N×K |
/// | log γ | `logResponsibilities` | N×K |
/// | γ | `responsibilities` | N×K |
///
/// and, for the gradient of the prior's parameters, sums over the points, weighted by g, of the whitened deviations
/// w = W·(z − μ) from each component (or of m and the columns of C in place of z − μ, for the expectation):
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | Σ g | `counts` | K |
/// | Σ g·w | `firstMoments` | K×L |
/// | Σ g·w·wᵀ | `secondMoments`, as `FactorForm` says | K×L or K×L(L + 1)/2 |
struct PriorBatch<Scalar: NetworkScalar>: Sendable {
  var logWeights: [Scalar]
  var constants: [Scalar]
  var means: [Scalar]
  var whitening: [Scalar]
  var varianceSlopes: [Scalar]
  var drawn: [Scalar]
  var expected: [Scalar]
  var logResponsibilities: [Scalar]
  var responsibilities: [Scalar]
  /// Sums over c, N, and their logarithms.
  var sums: [Scalar]
  var logSums: [Scalar]
  var counts: [Scalar]
  var firstMoments: [Scalar]
  var secondMoments: [Scalar]
  /// W·d for one deviation d, L; W·C and Wᵀ·W·C, each L(L + 1)/2.
  var whitened: [Scalar]
  var whitenedFactor: [Scalar]

  /// Makes room for this many points.
  init(_ prior: MixturePrior, points: Int) {
    let (components, latents, size) = (prior.components, prior.latents, prior.form.count(prior.latents))
    func zeros(_ count: Int) -> [Scalar] { [Scalar](repeating: 0, count: count) }
    logWeights = zeros(components)
    constants = zeros(components)
    means = zeros(components * latents)
    whitening = zeros(components * size)
    varianceSlopes = means
    drawn = zeros(points * components)
    expected = drawn
    logResponsibilities = drawn
    responsibilities = drawn
    sums = zeros(points)
    logSums = sums
    counts = zeros(components)
    firstMoments = zeros(components * latents)
    secondMoments = zeros(components * size)
    whitened = zeros(latents)
    whitenedFactor = zeros(triangle(latents, 0))
  }
}
