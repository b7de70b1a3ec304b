private import Foundation
private import LinearAlgebra
private import Probability

/// A component of a planar model, cut into lines on each of which the model is one along a line.
///
/// With Σ = L·Lᵀ and an orthonormal basis (p, q), z = μ + L·(p·u + q·v) where u and v are standard normal and independent. For
/// fixed v, f is piecewise affine in u, so p(x | v) is exact. In v it is smooth but where two breaks of f cross.
struct PlanarSlices {
  private let model: PlanarModel
  private let prior: LatentMixture
  /// L·p and L·q.
  private let along, across: [Double]
  private let mean: [Double]
  /// wᵢᵀ·L·p, h numbers.
  private let inputWeights: [Double]

  init(_ model: PlanarModel, component j: Int) throws(ModelError) {
    self.model = model
    prior = try LatentMixture(weights: [1], means: [0], deviations: [1])
    mean = model.prior.means.row(j)
    let factor: Matrix<Double>
    do throws(FactorizationError) {
      factor = try cholesky(model.prior.covariance(ofComponent: j))
    } catch { throw .notPositive("an eigenvalue of covariance \(j)", 0) }
    let directions = matmul(model.decoder.inputWeights, factor)  // wᵢᵀ·L
    let angle = mostTransversal(directions)
    along = matvec(factor, [cos(angle), sin(angle)])
    across = matvec(factor, [-sin(angle), cos(angle)])
    inputWeights = matvec(directions, [cos(angle), sin(angle)])
  }

  /// Returns log p(x | v), in nats.
  func logDensity(of x: [Double], at v: Double) throws(ModelError) -> Double {
    try PiecewiseAffineModel(
      prior: prior,
      decoder: ShallowDecoder(
        inputWeights: inputWeights, biases: biases(at: v), outputWeights: model.decoder.outputWeights,
        shift: model.decoder.shift, leak: model.decoder.leak),
      noise: model.noise
    ).logDensity(at: x)
  }

  /// Where two lines along which f breaks cross, or where more do.
  var crossings: [Double] {
    let (origin, rate) = (biases(at: 0), slopes)
    var result: [Double] = []
    for i in inputWeights.indices {
      for l in 0..<i {
        // −(bᵢ + rᵢ·v)/wᵢ = −(bₗ + rₗ·v)/wₗ.
        let determinant = rate[i] * inputWeights[l] - rate[l] * inputWeights[i]
        let v = (origin[l] * inputWeights[i] - origin[i] * inputWeights[l]) / determinant
        if v.isFinite { result.append(v) }
      }
    }
    return result
  }

  /// No deviation of v given x, within a piece, is below this.
  var narrowest: Double {
    var steepest = 0.0
    for d in 0..<model.decoder.outputs {
      let slope = slopes.indices.reduce(0) { $0 + abs(model.decoder.outputWeights[$1, d] * slopes[$1]) }
      steepest = hypot(steepest, slope * max(1, abs(model.decoder.leak)))
    }
    return 1 / hypot(1, steepest / model.noise)
  }

  /// wᵢᵀ·L·q.
  private var slopes: [Double] { matvec(model.decoder.inputWeights, across) }

  /// wᵢᵀ·(μ + L·q·v) + bᵢ.
  private func biases(at v: Double) -> [Double] {
    let shift = matvec(model.decoder.inputWeights, [mean[0] + across[0] * v, mean[1] + across[1] * v])
    return zip(shift, model.decoder.biases).map { $0 + $1 }
  }
}

/// The angle of the direction that is least parallel to any line along which f breaks, of some that are evenly spread.
private func mostTransversal(_ normals: Matrix<Double>) -> Double {
  func worst(_ angle: Double) -> Double {
    (0..<normals.rows).map { i in
      let (x, y) = (normals[i, 0], normals[i, 1])
      return abs(x * cos(angle) + y * sin(angle)) / hypot(x, y)
    }.min() ?? 1
  }
  let count = 4 * normals.rows + 1
  let angles =
    (0..<count).map { Double.pi * Double($0) / Double(count) }
    + (0..<normals.rows).map {
      atan2(normals[$0, 1], normals[$0, 0])
    }
  return angles.max { worst($0) < worst($1) } ?? 0
}
