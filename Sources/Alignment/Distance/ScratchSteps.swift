private import Foundation

/// Inverts the leading d×d entries of x; returns log |det|.
func invertMatrix(_ position: [Double], _ d: Int, _ factor: inout [Double], _ inverse: inout [Double]) -> Double {
  let x = position.span
  var factor = factor.mutableSpan
  var inverse = inverse.mutableSpan
  for i in 0..<d * d {
    factor[i] = x[i]
    inverse[i] = i / d == i % d ? 1 : 0
  }
  var logDeterminant = 0.0
  for k in 0..<d {
    var pivot = k
    for i in k..<d where abs(factor[i * d + k]) > abs(factor[pivot * d + k]) { pivot = i }
    let head = factor[pivot * d + k]
    guard head != 0, head.isFinite else { return -.infinity }
    logDeterminant += log(abs(head))
    for j in 0..<d {
      (factor[k * d + j], factor[pivot * d + j]) = (factor[pivot * d + j], factor[k * d + j])
      (inverse[k * d + j], inverse[pivot * d + j]) = (inverse[pivot * d + j], inverse[k * d + j])
      factor[k * d + j] /= head
      inverse[k * d + j] /= head
    }
    for i in 0..<d where i != k {
      let share = factor[i * d + k]
      for j in 0..<d {
        factor[i * d + j] -= share * factor[k * d + j]
        inverse[i * d + j] -= share * inverse[k * d + j]
      }
    }
  }
  return logDeterminant
}

/// Writes A·μ′ + b, A·Σ′ and the lower triangle of A·Σ′·Aᵀ.
func mapComponent(
  _ position: [Double], _ sources: FlatComponents, _ l: Int, centre: inout [Double], mapped: inout [Double],
  image: inout [Double]
) {
  let d = sources.d
  let x = position.span
  let means = sources.means.span
  let covariances = sources.covariances.span
  var centre = centre.mutableSpan
  var mapped = mapped.mutableSpan
  var image = image.mutableSpan
  for i in 0..<d {
    var sum = x[d * d + i]
    for j in 0..<d { sum += x[i * d + j] * means[l * d + j] }
    centre[i] = sum
    for j in 0..<d {
      var entry = 0.0
      for k in 0..<d { entry += x[i * d + k] * covariances[(l * d + k) * d + j] }
      mapped[i * d + j] = entry
    }
  }
  for i in 0..<d {
    for j in 0...i {
      var entry = 0.0
      for k in 0..<d { entry += mapped[i * d + k] * x[j * d + k] }
      image[i * d + j] = entry
    }
  }
}

/// Writes the lower factor L of C, with the inverses of its diagonal in place of that, and L⁻¹·δ; returns
/// log det C + ‖L⁻¹·δ‖², nil where there is no factor.
func factorize(
  _ targets: FlatComponents, _ j: Int, image: [Double], centre: [Double], factor: inout [Double],
  solved: inout [Double]
) -> Double? {
  let d = targets.d
  let image = image.span
  let centre = centre.span
  let means = targets.means.span
  let covariances = targets.covariances.span
  var factor = factor.mutableSpan
  var solved = solved.mutableSpan
  // A logarithm costs as much as a row: one of the product, taken before it can leave the range of numbers.
  var (logDeterminant, determinant) = (0.0, 1.0)
  for r in 0..<d {
    for c in 0...r {
      var entry = image[r * d + c] + covariances[(j * d + r) * d + c]
      for k in 0..<c { entry -= factor[r * d + k] * factor[c * d + k] }
      if r == c {
        guard entry > 0, entry.isFinite else { return nil }
        factor[r * d + r] = 1 / entry.squareRoot()
        if abs(determinant.exponent) > 400 || abs(entry.exponent) > 400 {
          logDeterminant += log(determinant)
          determinant = 1
        }
        determinant *= entry
      } else {
        factor[r * d + c] = entry * factor[c * d + c]
      }
    }
  }
  var square = 0.0
  for r in 0..<d {
    var entry = means[j * d + r] - centre[r]
    for k in 0..<r { entry -= factor[r * d + k] * solved[k] }
    solved[r] = entry * factor[r * d + r]
    square += solved[r] * solved[r]
  }
  return logDeterminant + log(determinant) + square
}

/// L⁻¹·δ becomes C⁻¹·δ.
func backSolve(_ factor: [Double], _ solved: inout [Double]) {
  let factor = factor.span
  var solved = solved.mutableSpan
  let d = solved.count
  for r in stride(from: d - 1, through: 0, by: -1) {
    var entry = solved[r]
    for k in r + 1..<max(d, r + 1) { entry -= factor[k * d + r] * solved[k] }
    solved[r] = entry * factor[r * d + r]
  }
}

/// C⁻¹ = L⁻ᵀ·L⁻¹, where L⁻¹ takes the place of L, whose diagonal is inverted already.
func invertFactor(_ d: Int, _ factor: inout [Double], _ precision: inout [Double]) {
  var factor = factor.mutableSpan
  var precision = precision.mutableSpan
  for c in 0..<d {
    for r in c + 1..<max(d, c + 1) {
      var entry = 0.0
      for k in c..<r { entry -= factor[r * d + k] * factor[k * d + c] }
      factor[r * d + c] = entry * factor[r * d + r]
    }
  }
  for i in 0..<d {
    for j in 0...i {
      var entry = 0.0
      for k in i..<d { entry += factor[k * d + i] * factor[k * d + j] }
      precision[i * d + j] = entry
      precision[j * d + i] = entry
    }
  }
}
