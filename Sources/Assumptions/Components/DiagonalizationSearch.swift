private import Foundation
import LinearAlgebra

/// A quasi-Newton search for the B of least L(B), which ends where the gradient vanishes: L itself is flat to rounding
/// long before B stands still.
///
/// With D_j = B·Σ_j·Bᵀ and B ← (1 + E)·B:
///
///     G_st = Σ_j w_j D_j,st / D_j,ss − δ_st,   Γ_st = Σ_j w_j D_j,tt / D_j,ss
///     (Γ_st  1   ) (E_st)      (G_st)
///     (1     Γ_ts) (E_ts) = − (G_ts)     for each pair s < t
struct DiagonalizationSearch {
  /// B.
  private(set) var matrix: Matrix<Double>
  /// L.
  private(set) var value: Double
  /// The largest entry of the gradient, in absolute value.
  private(set) var slope: Double
  private var images: [Matrix<Double>]
  private let problem: DiagonalizationProblem

  /// The greatest number of steps.
  private let steps = 1000
  /// The gradient that counts as none.
  private let tolerance = 1e-13
  /// Where the ratios of two coordinates' variances agree in all components, the curvature is zero; it is lifted here.
  private let leastCurvature = 1e-6

  init(_ problem: DiagonalizationProblem, from start: Matrix<Double>) {
    self.problem = problem
    matrix = start
    images = []
    (value, slope) = (.infinity, .infinity)
    move(to: start)
  }

  /// Searches to the end.
  mutating func run() {
    for _ in 0..<steps where slope > tolerance {
      guard step() else { return }
    }
  }

  /// Takes the longest step of 1, ½, ¼, … that does not climb; false where there is none.
  private mutating func step() -> Bool {
    let direction = self.direction()
    let before = self
    var length = 1.0
    for _ in 0..<40 {
      var next = matmul(length * direction + .identity(matrix.rows), before.matrix)
      next = rescaled(next)
      move(to: next)
      let isLower = value < before.value - 1e-14
      // Where only rounding is left of L, the gradient tells what is progress.
      if isLower || (value <= before.value + 1e-12 && slope < before.slope) { return true }
      length /= 2
    }
    self = before
    return false
  }

  private mutating func move(to b: Matrix<Double>) {
    matrix = b
    images = problem.covariances.map { matmulTransposedSecond(matmul(b, $0), b) }
    guard let svd = try? singularValues(b), let least = svd.values.last, least > 0 else {
      value = .infinity
      return
    }
    let logSize = svd.values.reduce(0) { $0 + log($1) }
    value = 0
    for (j, image) in images.enumerated() {
      let diagonal = image.diagonal.reduce(0) { $0 + log($1) }
      value += 0.5 * problem.weights[j] * (diagonal - problem.logDeterminants[j] - 2 * logSize)
    }
    slope = gradient().elements.reduce(0) { max($0, abs($1)) }
  }

  /// G.
  private func gradient() -> Matrix<Double> {
    let m = matrix.rows
    var g = Matrix<Double>(rows: m, columns: m)
    for (image, weight) in zip(images, problem.weights) {
      for s in 0..<m { for t in 0..<m where t != s { g[s, t] += weight * image[s, t] / image[s, s] } }
    }
    return g
  }

  /// E.
  private func direction() -> Matrix<Double> {
    let m = matrix.rows
    let g = gradient()
    let ratios = varianceRatios(Matrix(images.map(\.diagonal)), weights: problem.weights)
    var e = Matrix<Double>(rows: m, columns: m)
    for s in 0..<m {
      for t in 0..<s {
        let (a, c) = (ratios[s, t], ratios[t, s])
        // Eigenvalues of the block, the smaller one lifted.
        let centre = (a + c) / 2
        let reach = ((a - c) * (a - c) / 4 + 1).squareRoot()
        let lift = max(0, leastCurvature - (centre - reach))
        let determinant = (a + lift) * (c + lift) - 1
        e[s, t] = -((c + lift) * g[s, t] - g[t, s]) / determinant
        e[t, s] = -((a + lift) * g[t, s] - g[s, t]) / determinant
      }
    }
    return e
  }

  /// Rows of variance one under the weighted mean of the covariances, which is the identity.
  private func rescaled(_ b: Matrix<Double>) -> Matrix<Double> {
    var scaled = b
    for s in 0..<b.rows {
      let length = b.row(s).reduce(0) { $0 + $1 * $1 }.squareRoot()
      for j in 0..<b.columns { scaled[s, j] /= length }
    }
    return scaled
  }
}

/// Γ_st = Σ_j w_j D_jt/D_js, m×m, of the variances D of J components, J×m.
func varianceRatios(_ variances: Matrix<Double>, weights: [Double]) -> Matrix<Double> {
  let m = variances.columns
  var ratios = Matrix<Double>(rows: m, columns: m)
  for (j, weight) in weights.enumerated() {
    for s in 0..<m { for t in 0..<m { ratios[s, t] += weight * variances[j, t] / variances[j, s] } }
  }
  return ratios
}
