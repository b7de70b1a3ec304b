private import LinearAlgebra
public import Probability
public import Randomness

/// How far two affine maps differ over the latents of one model, seen from the coordinates of another.
///
///     δ(h₁, h₂) = E_{z ~ source} ‖C_s^(−½)·(h₁(z) − h₂(z))‖² / m
///               = tr( C_s⁻¹·[ ΔA·C_r·ΔAᵀ + v·vᵀ ] ) / m,   v = ΔA·m_r + Δb
///
/// with the total moments of the two priors. It is the same after any affine change of coordinates of either model: zero
/// for equal maps, and two in expectation, but for the part of the means, for maps a random rotation apart.
public struct MapDiscrepancy: Sendable {
  /// m_r.
  private let mean: [Double]
  /// C_r.
  private let covariance: Matrix<Double>
  /// L of C_s = L·Lᵀ.
  private let factor: Matrix<Double>
  /// m_s.
  private let targetMean: [Double]

  /// Measures maps from the latents of a source to those of a target.
  ///
  /// - Throws: ``ComponentError`` where the target's total covariance is singular, or other numbers of latents.
  public init(source: GaussianMixture, target: GaussianMixture) throws(ComponentError) {
    guard source.features == target.features else { throw .differentFeatures(source.features, target.features) }
    (mean, covariance, targetMean) = (source.totalMean, source.totalCovariance, target.totalMean)
    do { factor = try cholesky(target.totalCovariance) } catch { throw .covariance(.second, component: 0, error) }
  }

  /// δ of two maps, of points as rows.
  public func callAsFunction(_ first: AffineMap, _ second: AffineMap) -> Double {
    let difference = first.matrix - second.matrix  // ΔAᵀ
    let v = matmul(Matrix(rows: 1, columns: mean.count, elements: mean), difference).elements
    let shift = zip(v, zip(first.shift, second.shift)).map { $0 + $1.0 - $1.1 }
    let spread = matmulTransposedFirst(difference, matmul(covariance, difference))
    let whitened = solveLower(factor, solveLower(factor, spread).transposed)
    let moved = solveLower(factor, Matrix(rows: shift.count, columns: 1, elements: shift)).elements
    return (whitened.diagonal.reduce(0, +) + moved.reduce(0) { $0 + $1 * $1 }) / Double(shift.count)
  }

  /// What δ of a map would be to itself after a rotation that nothing fixes: Haar rotations about the target's mean, in
  /// its whitened coordinates.
  ///
  /// - Parameters:
  ///   - map: The map, of points as rows.
  ///   - draws: How many rotations, at least one.
  ///   - stream: Where they are drawn from.
  /// - Returns: The distribution.
  /// - Throws: ``ComponentError/noMap`` where a rotation cannot be made.
  public func rotations(
    of map: AffineMap, draws: Int, using stream: inout RandomStream
  ) throws(ComponentError) -> NullDistribution {
    let inverse = solveLower(factor, .identity(targetMean.count))
    var values: [Double] = []
    for _ in 0..<draws {
      guard let rotation = try? haarRotation(targetMean.count, using: &stream) else { throw .noMap }
      let turn = matmul(factor, matmul(rotation, inverse)).transposed  // of points as rows
      let centred = zip(map.shift, targetMean).map { $0 - $1 }
      let moved = matmul(Matrix(rows: 1, columns: centred.count, elements: centred), turn).elements
      values.append(
        self(map, AffineMap(matrix: matmul(map.matrix, turn), shift: zip(moved, targetMean).map { $0 + $1 })))
    }
    return NullDistribution(draws: values)
  }
}
