import Autoencoders
import Foundation
import LinearAlgebra
import Probability
import TestSupport
import Testing

/// In one dimension, where it is a normal-gamma, and its expectations and divergences have closed forms.
@Suite struct NormalInverseWishartTests {
  private func belief(mean: Double = 0.5, count: Double = 3, scale: Double = 2, degrees: Double = 5)
    -> NormalInverseWishart
  {
    NormalInverseWishart(mean: [mean], count: count, scale: Matrix([[scale]]), degrees: degrees)
  }

  @Test func expectationsAreThoseOfTheGamma() throws {
    let found = try belief().expectations()
    // Λ ~ Gamma(ν/2, rate S/2): the mean is ν/S, and that of its logarithm ψ(ν/2) − log(S/2).
    expectClose(found.precision[0, 0], 2.5, relative: 1e-15)
    expectClose(found.precisionMean[0], 1.25, relative: 1e-15)
    expectClose(found.quadratic, 1.0 / 3 + 0.625, relative: 1e-14)
    expectClose(found.logDeterminant, digamma(2.5), relative: 1e-14)
  }

  @Test func theDivergenceOfShiftedMeansIsThatOfNormals() throws {
    // κ₀·ν·δ²/(2·S), where all else is equal.
    expectClose(try belief(mean: 1).divergence(from: belief()), 3 * 5 * 0.25 / 4, relative: 1e-13)
    expectClose(try belief().divergence(from: belief()), 0, absolute: 1e-14)
  }

  @Test func theDivergenceOfPrecisionsIsThatOfGammas() throws {
    // KL(Gamma(a, b) ‖ Gamma(a₀, b₀)) = (a − a₀)·ψ(a) − log Γ(a) + log Γ(a₀) + a₀·log(b/b₀) + a·(b₀ − b)/b.
    let (a, b, a0, b0) = (2.5, 1.0, 4.0, 3.0)
    let expected = (a - a0) * digamma(a) - lgamma(a) + lgamma(a0) + a0 * log(b / b0) + a * (b0 - b) / b
    expectClose(try belief().divergence(from: belief(scale: 6, degrees: 8)), expected, relative: 1e-12)
  }

  @Test func aScaleThatIsNoCovarianceIsRefused() {
    #expect(throws: FactorizationError.self) { try belief(scale: -1).expectations() }
  }
}
