private import Foundation
package import LinearAlgebra
package import Probability

/// The divergence of the components of a mapped mixture from those that they are matched to, as a function of the map.
///
///     K(A, b) = Σ_j w_j KL(h#q_j ‖ p_τ(j)),   h(z) = A·z + b,   w_j = (λ_j + λ′_τ(j))/2
///             = ½ Σ_j w_j [ tr(P_j·A·Σ_j·Aᵀ) + δ_jᵀ·P_j·δ_j − D + log|Σ′_j| − log|Σ_j| ] − log|det A|
///
/// with Σ w_j = 1, P_j = Σ′_τ(j)⁻¹ and δ_j = A·μ_j + b − μ′_τ(j). But for the last term it is quadratic in the D rows of W = [A b],
/// taken one after the other: ½·wᵀ·H·w − gᵀ·w + c, with H = Σ_j w_j P_j ⊗ S_j and S_j the second moments of (z, 1).
package struct MatchedDivergence {
  /// D.
  let d: Int
  /// H, square, of the order D·(D + 1).
  private var quadratic: Matrix<Double>
  /// g.
  private var linear: [Double]
  /// c.
  private var constant: Double

  /// Matches component j of the source to `target[matching[j]]`.
  init(from source: [GaussianComponent], to target: [GaussianComponent], matching: [Int]) {
    d = source[0].mean.count
    let n = d * (d + 1)
    quadratic = Matrix(rows: n, columns: n)
    linear = [Double](repeating: 0, count: n)
    constant = 0
    for (component, place) in zip(source, matching) { add(component, to: target[place]) }
  }

  /// Matches component j of a mixture to the component `matching[j]` of another.
  ///
  /// - Throws: ``ComponentError``.
  package init(from source: GaussianMixture, to target: GaussianMixture, matching: [Int]) throws(ComponentError) {
    self.init(
      from: try GaussianComponent.all(of: source, .first), to: try GaussianComponent.all(of: target, .second),
      matching: matching)
  }

  /// Adds w·KL(h#q ‖ p) of two components.
  private mutating func add(_ component: GaussianComponent, to goal: GaussianComponent) {
    let weight = (component.weight + goal.weight) / 2
    let precision = gram(solveLower(goal.factor, .identity(d)))
    let moments = secondMoments(component)
    let pulled = matvec(precision, goal.mean)
    let square = zip(goal.mean, pulled).reduce(0) { $0 + $1.0 * $1.1 }
    constant += 0.5 * weight * (square - Double(d) + goal.logDeterminant - component.logDeterminant)
    for i in 0..<d {
      for k in 0...d {
        linear[i * (d + 1) + k] += weight * pulled[i] * moments[k, d]
        let row = (i * (d + 1) + k) * linear.count
        for j in 0..<d {
          let scale = weight * precision[i, j]
          for l in 0...d { quadratic.elements[row + j * (d + 1) + l] += scale * moments[k, l] }
        }
      }
    }
  }

  /// K at [A b], row by row; infinite where A is singular.
  package func value(at w: [Double]) -> Double {
    let inverse = InverseOfMap(w, d)
    guard inverse.logDeterminant.isFinite else { return .infinity }
    let image = matvec(quadratic, w)
    var value = constant - inverse.logDeterminant
    for i in w.indices { value += w[i] * (0.5 * image[i] - linear[i]) }
    return value.isFinite ? value : .infinity
  }

  /// ∂K/∂w.
  package func gradient(at w: [Double]) -> [Double] {
    let inverse = InverseOfMap(w, d)
    var gradient = zip(matvec(quadratic, w), linear).map { $0 - $1 }
    // ∂ log|det A|/∂A = A⁻ᵀ.
    for i in 0..<d { for k in 0..<d { gradient[i * (d + 1) + k] -= inverse.elements[k * d + i] } }
    return gradient
  }

  /// ∂²K/∂w∂wᵀ.
  package func hessian(at w: [Double]) -> Matrix<Double> {
    let inverse = InverseOfMap(w, d).elements
    var hessian = quadratic
    let n = d * (d + 1)
    for i in 0..<d {
      for k in 0..<d {
        let row = (i * (d + 1) + k) * n
        for j in 0..<d {
          for l in 0..<d {
            hessian.elements[row + j * (d + 1) + l] += inverse[k * d + j] * inverse[l * d + i]
          }
        }
      }
    }
    return hessian
  }

  /// Newton's steps from a map to the nearest minimum, damped where the curvature is not positive.
  package func minimum(from start: [Double], steps: Int = 60) -> [Double] {
    var (w, value) = (start, value(at: start))
    guard value.isFinite else { return start }
    for _ in 0..<steps {
      let gradient = gradient(at: w)
      guard gradient.contains(where: { abs($0) > 1e-14 }), let step = step(gradient, hessian(at: w)) else { break }
      let slope = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
      var length = 1.0
      var next = w
      var lower = value
      repeat {
        next = zip(w, step).map { $0 + length * $1 }
        lower = self.value(at: next)
        length /= 2
      } while !(lower <= value + 1e-4 * length * slope) && length > 1e-9
      // The last steps gain less than rounding of K, but settle the map.
      guard lower <= value + 1e-13 * (1 + abs(value)) else { break }
      let moved = zip(w, next).reduce(0) { max($0, abs($1.0 - $1.1)) }
      (w, value) = (next, min(lower, value))
      if moved < 1e-13 { break }
    }
    return w
  }

  private func step(_ gradient: [Double], _ hessian: Matrix<Double>) -> [Double]? {
    let scale = hessian.diagonal.reduce(0) { $0 + abs($1) } / Double(gradient.count)
    var damping = 0.0
    for _ in 0..<12 {
      if let factor = try? cholesky(hessian + damping * .identity(gradient.count)) {
        let solved = solveLower(factor, Matrix(rows: gradient.count, columns: 1, elements: gradient))
        return solveLowerTransposed(factor, solved).elements.map { -$0 }
      }
      damping = damping == 0 ? 1e-6 * scale : 10 * damping
    }
    return nil
  }
}

/// The second moments of (z, 1), (D + 1)×(D + 1).
private func secondMoments(_ component: GaussianComponent) -> Matrix<Double> {
  let d = component.mean.count
  let extended = component.mean + [1]
  var moments = Matrix<Double>(rows: d + 1, columns: d + 1)
  for k in 0...d {
    for l in 0...d {
      moments[k, l] = extended[k] * extended[l] + (k < d && l < d ? component.covariance[k, l] : 0)
    }
  }
  return moments
}

/// A⁻¹ and log |det A| of [A b], row by row.
private struct InverseOfMap {
  let elements: [Double]
  let logDeterminant: Double

  init(_ w: [Double], _ d: Int) {
    var a: [Double] = []
    for i in 0..<d { a += w[i * (d + 1)..<i * (d + 1) + d] }
    var (work, inverse) = (a, a)
    logDeterminant = invertMatrix(a, d, &work, &inverse)
    elements = inverse
  }
}
