/// Where the inference of one point works.
struct PointScratch: Sendable {
  /// L each.
  var (vector, other, meanGradient): ([Double], [Double], [Double])
  /// ∂η and what is kept of it, L each.
  var (linearGradient, keptLinear): ([Double], [Double])
  /// ∂Λ and what is kept of it, ∂V, and a product, L·L each.
  var (precisionGradient, keptPrecision, covarianceGradient, square): ([Double], [Double], [Double], [Double])
  /// ∂ℓ/∂r and λ, K each.
  var (source, adjoint): ([Double], [Double])
  /// ∂loss/∂s, K, and b − P·m, K·L.
  var (gradient, slopes): ([Double], [Double])

  init(components: Int, latents: Int) {
    let l = [Double](repeating: 0, count: latents)
    let square = [Double](repeating: 0, count: latents * latents)
    let k = [Double](repeating: 0, count: components)
    (vector, other, meanGradient) = (l, l, l)
    (linearGradient, keptLinear) = (l, l)
    (precisionGradient, keptPrecision, covarianceGradient, self.square) = (square, square, square, square)
    (source, adjoint, gradient) = (k, k, k)
    slopes = [Double](repeating: 0, count: components * latents)
  }
}

/// Replaces a symmetric positive definite matrix, l×l from an index on, by its lower Cholesky factor.
///
/// Beside LAPACK's for matrices of a few rows inside a loop over points: it allocates nothing.
func factor(_ a: inout [Double], at start: Int, size l: Int) {
  for j in 0..<l {
    var pivot = a[start + j * l + j]
    for k in 0..<j { pivot -= a[start + j * l + k] * a[start + j * l + k] }
    let root = pivot.squareRoot()
    a[start + j * l + j] = root
    for i in j + 1..<max(l, j + 1) {
      var sum = a[start + i * l + j]
      for k in 0..<j { sum -= a[start + i * l + k] * a[start + j * l + k] }
      a[start + i * l + j] = sum / root
      a[start + j * l + i] = 0
    }
  }
}

/// b ← L⁻¹·b.
func solveForward(_ a: [Double], at start: Int, size l: Int, _ b: inout [Double]) {
  for i in 0..<l {
    var sum = b[i]
    for k in 0..<i { sum -= a[start + i * l + k] * b[k] }
    b[i] = sum / a[start + i * l + i]
  }
}

/// b ← L⁻ᵀ·b.
func solveTransposed(_ a: [Double], at start: Int, size l: Int, _ b: inout [Double]) {
  for i in stride(from: l - 1, through: 0, by: -1) {
    var sum = b[i]
    for k in i + 1..<max(l, i + 1) { sum -= a[start + k * l + i] * b[k] }
    b[i] = sum / a[start + i * l + i]
  }
}

/// b ← (L·Lᵀ)⁻¹·b.
func solve(_ a: [Double], at start: Int, size l: Int, _ b: inout [Double]) {
  solveForward(a, at: start, size: l, &b)
  solveTransposed(a, at: start, size: l, &b)
}
