private import Foundation
internal import LinearAlgebra
private import Requirements

/// Where the expectations and the divergence of a belief about Gaussians of L latents are found, one component after the
/// other; held from step to step, so that a step allocates nothing.
public struct BeliefWorkspace: Sendable {
  /// E[Λ] and so on of the component that was asked last.
  var expected: NormalInverseWishart.Expectations
  /// The lower Cholesky factor of what was factored last, L×L; above its diagonal stands what stood there.
  private(set) var factor: Matrix<Double>
  /// δ = m − m₀, L.
  var shift: [Double]
  /// The last product with E[Λ], L.
  private(set) var product: [Double]

  /// Makes a workspace for beliefs of so many latents.
  public init(latents: Int) {
    let square = Matrix<Double>(rows: latents, columns: latents)
    shift = [Double](repeating: 0, count: latents)
    (factor, product) = (square, shift)
    expected = NormalInverseWishart.Expectations(
      precision: square, precisionMean: shift, quadratic: 0, logDeterminant: 0)
  }

  /// log |S| of the S that was factored last.
  var logDeterminant: Double {
    var sum = 0.0
    for i in 0..<factor.rows { sum += log(factor.elements[i * factor.rows + i]) }
    return 2 * sum
  }

  /// Factors S, as `cholesky` does; its copy is the workspace's own.
  ///
  /// - Throws: `FactorizationError` where S is not positive definite in floating point.
  mutating func takeFactor(of scale: Matrix<Double>) throws(FactorizationError) {
    let l = factor.rows
    require(scale.rows == l && scale.columns == l, "S of \(scale.shape) in a workspace of \(l) latents")
    for i in 0..<l * l {
      guard scale.elements[i].isFinite else { throw .notFinite(row: i / l, column: i % l) }
      factor.elements[i] = scale.elements[i]
    }
    let info = Double.potrf(n: l, a: &factor.elements)
    guard info == 0 else { throw .notPositiveDefinite(minor: info, dimension: l) }
  }

  /// ν·S⁻¹ = ν·L⁻ᵀ·L⁻¹ of the S that was factored last, into E[Λ].
  mutating func invert(times degrees: Double) {
    let l = factor.rows
    guard l > 0 else { return }
    for i in 0..<l { for j in 0..<l { expected.precision.elements[i * l + j] = i == j ? 1 : 0 } }
    Double.trsmLower(transposed: false, n: l, m: l, l: factor.elements, b: &expected.precision.elements)
    Double.trsmLower(transposed: true, n: l, m: l, l: factor.elements, b: &expected.precision.elements)
    for i in 0..<l * l { expected.precision.elements[i] *= degrees }
  }

  /// E[Λ]·v into ``product``.
  mutating func multiply(_ v: [Double]) {
    let l = factor.rows
    guard l > 0 else { return }
    Double.gemm(
      transposeA: false, transposeB: false, m: l, n: 1, k: l, alpha: 1, a: expected.precision.elements, lda: l, b: v,
      ldb: 1, beta: 0, c: &product, ldc: 1)
  }
}
