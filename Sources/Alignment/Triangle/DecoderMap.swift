public import LinearAlgebra

/// An affine map h of latents that brings one decoder near another.
public struct DecoderMap: Equatable, Sendable {
  /// The map h, of points as rows.
  public let map: AffineMap
  /// Σ ‖f_s(h(z)) − f_r(z)‖², as a share of the total variance of f_r over the same latents.
  public let residual: Double
}

/// Returns what is left of one decoder beside another after an affine map of their latents.
///
///     Σ ‖f_s(h(z)) − f_r(z)‖² / Σ ‖f_r(z) − mean f_r‖²
///
/// - Parameters:
///   - map: h, from the latents of r to those of s.
///   - latents: z, N×m.
///   - target: f_s.
///   - source: f_r.
/// - Returns: The residual: zero where f_s ∘ h is f_r; infinite where f_r is constant and f_s ∘ h differs from it.
public func decoderResidual(
  of map: AffineMap, at latents: Matrix<Double>, target: Decoder, source: Decoder
) -> Double {
  DecoderComparison(latents: latents, target: target, source: source).residual(target(map(latents)))
}

/// Returns the affine map of latents at which one decoder comes nearest another, from the best of several starts.
///
/// Levenberg and Marquardt's damped Gauss–Newton steps. A decoder of piecewise-linear layers is affine around almost
/// every point, so the steps are exact within a piece; there are local minima all the same.
///
/// - Parameters:
///   - starts: Where the searches begin, at least one.
///   - latents: z, N×m.
///   - target: f_s.
///   - source: f_r.
/// - Returns: The end of the search from each start, in their order.
/// - Complexity: O(N·m·(the decoder's cost + n·m) + m⁶) a step.
public func decoderMaps(
  from starts: [AffineMap], at latents: Matrix<Double>, target: Decoder, source: Decoder
) -> [DecoderMap] {
  let comparison = DecoderComparison(latents: latents, target: target, source: source)
  return starts.map { comparison.search(from: $0) }
}

/// Two decoders at the same latents.
private struct DecoderComparison {
  private let latents: Matrix<Double>
  private let target: Decoder
  private let goals: Matrix<Double>
  private let scale: Double

  init(latents: Matrix<Double>, target: Decoder, source: Decoder) {
    (self.latents, self.target) = (latents, target)
    goals = source(latents)
    scale = goals.centred.elements.reduce(0) { $0 + $1 * $1 }
  }

  func residual(_ values: Matrix<Double>) -> Double {
    let squares = zip(values.elements, goals.elements).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return squares == 0 ? 0 : squares / scale
  }

  func search(from start: AffineMap) -> DecoderMap {
    var (map, damping) = (start, 1e-6)
    var slopes = target.withSlopes(map(latents))
    var best = residual(slopes.values)
    for _ in 0..<200 where best > 0 {
      let system = NormalEquations(slopes, goals: goals, latents: latents)
      guard let (next, values) = step(map, system, &damping, below: best) else { break }
      let found = residual(values)
      let isDone = best - found <= 1e-14 * best
      (map, best) = (next, found)
      if isDone { break }
      slopes = target.withSlopes(map(latents))
    }
    return DecoderMap(map: map, residual: best)
  }

  /// A step that lowers the residual, with more damping until one does; nil where none does.
  private func step(
    _ map: AffineMap, _ system: NormalEquations, _ damping: inout Double, below best: Double
  ) -> (map: AffineMap, values: Matrix<Double>)? {
    while damping < 1e12 {
      if let change = system.step(damping: damping) {
        let next = AffineMap(
          matrix: map.matrix + change.matrix, shift: zip(map.shift, change.shift).map { $0 + $1 })
        let values = target(next(latents))
        if residual(values) < best {
          damping = max(damping / 10, 1e-15)
          return (next, values)
        }
      }
      damping *= 10
    }
    damping = 1e-6
    return nil
  }
}

/// Gauss–Newton's equations for a map z ↦ z·W + b, entries of (W over b) row by row: with e_n the residuals and J_n the
/// slopes at point n, Σ z̃_n·z̃_nᵀ ⊗ J_nᵀ·J_n and −Σ z̃_n ⊗ J_nᵀ·e_n, z̃ = (z, 1).
private struct NormalEquations {
  private let matrix: Matrix<Double>
  private let right: [Double]
  private let m: Int

  init(_ slopes: DecoderSlopes, goals: Matrix<Double>, latents: Matrix<Double>) {
    m = slopes.directions.count
    let n = (latents.columns + 1) * m
    var matrix = Matrix<Double>(rows: n, columns: n)
    var right = [Double](repeating: 0, count: n)
    for point in 0..<latents.rows {
      let extended = latents.row(point) + [1]
      let local = LocalEquations(slopes, goals: goals, point: point)
      for (k, z) in extended.enumerated() {
        for a in 0..<m { right[k * m + a] += z * local.right[a] }
        for (l, y) in extended.enumerated() {
          for a in 0..<m {
            let row = (k * m + a) * n + l * m
            for b in 0..<m { matrix.elements[row + b] += z * y * local.products[a * m + b] }
          }
        }
      }
    }
    (self.matrix, self.right) = (matrix, right)
  }

  /// The step with the diagonal raised by a share; nil where the equations are singular.
  func step(damping: Double) -> AffineMap? {
    var damped = matrix
    let floor = 1e-12 * (matrix.diagonal.max() ?? 0)
    for i in 0..<damped.rows { damped[i, i] += damping * max(matrix[i, i], floor) }
    guard let factor = try? cholesky(damped) else { return nil }
    let solved = solveLowerTransposed(
      factor, solveLower(factor, Matrix(rows: right.count, columns: 1, elements: right)))
    guard solved.elements.allSatisfy(\.isFinite) else { return nil }
    let split = right.count - m
    return AffineMap(
      matrix: Matrix(rows: split / m, columns: m, elements: Array(solved.elements[..<split])),
      shift: Array(solved.elements[split...]))
  }
}

/// J_nᵀ·J_n, m×m, and −J_nᵀ·e_n of one point.
private struct LocalEquations {
  private(set) var products: [Double]
  private(set) var right: [Double]

  init(_ slopes: DecoderSlopes, goals: Matrix<Double>, point: Int) {
    let m = slopes.directions.count
    products = [Double](repeating: 0, count: m * m)
    right = [Double](repeating: 0, count: m)
    let places = point * goals.columns..<(point + 1) * goals.columns
    for a in 0..<m {
      for i in places {
        right[a] += slopes.directions[a].elements[i] * (goals.elements[i] - slopes.values.elements[i])
      }
      for b in 0...a {
        var product = 0.0
        for i in places { product += slopes.directions[a].elements[i] * slopes.directions[b].elements[i] }
        (products[a * m + b], products[b * m + a]) = (product, product)
      }
    }
  }
}
