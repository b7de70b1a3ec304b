private import Foundation
private import LinearAlgebra

/// Where Newton's steps ended.
package struct Polished: Equatable, Sendable {
  /// The position.
  package let position: [Double]
  /// The loss there.
  package let loss: Double
  /// Whether no step gains more than 10⁻¹³ nats, which is rounding: a local minimum.
  package var isConverged = false
}

/// Goes from near a minimum into it, to the last bits that the loss has.
///
/// The Hessian is made of central differences of the gradient, H = V·diag(λ)·Vᵀ, and a step is −V·(|λ| + δ)⁻¹·Vᵀ·g. The
/// damping δ falls while steps succeed. Where parameters are superfluous, λ and g vanish along them, and the step is none.
/// A step is only taken where it lowers the loss, so the result is never above the start.
///
/// - Parameters:
///   - loss: The function.
///   - start: Where to begin.
///   - steps: At most so many steps.
///   - floor: What the loss may reach at best, where that is known: a step that gains less than a fiftieth of what the loss
///     lies above it leads nowhere near, and is the last.
/// - Returns: The position and its loss.
/// - Complexity: 2·P gradients and O(P³) a step.
package func polished(
  _ loss: inout KnownNoiseLoss, from start: [Double], steps: Int, floor: Double? = nil
) -> Polished {
  var gradient = start
  var best = Polished(position: start, loss: loss.value(at: start, gradient: &gradient))
  var damping = 1e-3
  for _ in 0..<steps {
    guard best.loss.isFinite, let curvature = curvature(&loss, at: best.position) else { break }
    guard let next = step(&loss, from: best, gradient, curvature, &damping) else {
      best.isConverged = true
      break
    }
    let gain = best.loss - next.loss
    best = Polished(
      position: next.position, loss: loss.value(at: next.position, gradient: &gradient), isConverged: gain < 1e-13)
    if gain < 1e-15 { break }
    if let floor, gain < 0.02 * (best.loss - floor) { break }
  }
  return best
}

/// The eigenvalues and eigenvectors of the Hessian; nil where it is not finite.
private func curvature(_ loss: inout KnownNoiseLoss, at position: [Double]) -> SymmetricEigen<Double>? {
  let count = position.count
  var hessian = Matrix<Double>(rows: count, columns: count)
  var (x, above, below) = (position, position, position)
  for i in 0..<count {
    let width = 1e-5 * max(1, abs(position[i]))
    x[i] = position[i] + width
    _ = loss.value(at: x, gradient: &above)
    x[i] = position[i] - width
    _ = loss.value(at: x, gradient: &below)
    x[i] = position[i]
    for j in 0..<count {
      let entry = (above[j] - below[j]) / (4 * width)
      hessian[i, j] += entry
      hessian[j, i] += entry
    }
  }
  return try? symmetricEigen(hessian)
}

/// The first of ever shorter steps that lowers the loss; nil where none does.
private func step(
  _ loss: inout KnownNoiseLoss, from best: Polished, _ gradient: [Double], _ curvature: SymmetricEigen<Double>,
  _ damping: inout Double
) -> Polished? {
  let (values, vectors) = (curvature.values, curvature.vectors)
  let largest = values.reduce(0) { max($0, abs($1)) }
  let slopes = matvec(vectors.transposed, gradient)
  for _ in 0..<12 {
    let scaled = zip(slopes, values).map { -$0 / (abs($1) + (damping + 1e-12) * largest) }
    let position = zip(best.position, matvec(vectors, scaled)).map { $0 + $1 }
    let value = loss.value(at: position)
    if value < best.loss {
      damping = max(damping / 10, 1e-13)
      return Polished(position: position, loss: value)
    }
    damping = max(10 * damping, 1e-12)
  }
  return nil
}
