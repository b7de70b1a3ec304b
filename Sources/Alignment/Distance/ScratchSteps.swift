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
