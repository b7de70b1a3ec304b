import Foundation
import Interchange
import LinearAlgebra
import Probability
import Randomness
import Stages

/// Codes of several runs of which the truth is known.
struct CodeWorld {
  /// How the codes of a run come from what all runs share.
  enum Truth: CaseIterable {
    /// Order, sign and scale.
    case ordered
    /// A random rotation.
    case rotated
    /// A random invertible map.
    case mixed
    /// A map whose columns are nearly one direction, the same for all runs.
    case dominated
    /// Rotation of the first two columns alone.
    case plane
    /// A random map, after the first direction was replaced by one of the run's own.
    case partlyShared
    /// Nothing is shared.
    case independent
    /// A random map, after each run bent the shared points by a smooth function of its own: a cosine of random direction
    /// along another one, which makes a share of ``bend`` of that direction's variance.
    case bent
  }

  let codes: [Codes]

  /// The share of the variance that a run's own bend makes, where the truth is ``Truth/bent``: between two runs it is about
  /// twice that.
  static let bend = 0.2

  /// Draws runs: N points of a shared mixture of three components, or normal noise where none is shared.
  init(_ truth: Truth, runs: Int, latents: Int, points: Int, noise: Double = 0.1, seed: UInt64) {
    let root = RandomStream(seed: seed)
    var shared = root.child("shared")
    let common = shared.normals(latents)
    let means = 1.5 * Matrix(rows: 3, columns: latents, elements: shared.normals(3 * latents))
    let prior = GaussianMixture(
      weights: [0.2, 0.3, 0.5], means: means, covariances: .spherical([0.4, 0.5, 0.6]))
    let z = (0..<points).map { _ in
      let (k, own) = (shared.index(weights: prior.weights), shared.normals(latents))
      return (0..<latents).map { means[k, $0] + (0.4 + 0.1 * Double(k)).squareRoot() * own[$0] }
    }
    let whitened = CodeWorld.whitened(Matrix(z))
    codes = (0..<runs).map { run in
      var own = root.child(run)
      var source = truth == .independent ? CodeWorld.normal(points, latents, &own) : whitened.points
      if truth == .partlyShared { for i in 0..<points { source[i, 0] = own.normal() } }
      if truth == .bent { source = CodeWorld.bent(source, &own) }
      let size = noise * (0.7 + 0.6 * own.uniform())
      let noisy = source + size * CodeWorld.normal(points, latents, &own)
      let map = CodeWorld.map(truth, latents, common, &own)
      let order = (0..<3).map { ($0 + run) % 3 }
      return Codes(matmul(noisy, map), prior: whitened.moved(prior, by: map, order))
    }
  }

  private static func normal(_ rows: Int, _ columns: Int, _ stream: inout RandomStream) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns, elements: stream.normals(rows * columns))
  }

  private static func map(
    _ truth: Truth, _ d: Int, _ common: [Double], _ stream: inout RandomStream
  ) -> Matrix<Double> {
    switch truth {
    case .ordered:
      let order = stream.permutation(d)
      return Matrix((0..<d).map { i in (0..<d).map { order[$0] == i ? 0.3 + 2 * stream.uniform() : 0 } })
    case .rotated, .independent: return rotation(d, &stream)
    case .mixed, .partlyShared, .bent: return rotation(d, &stream) + 0.4 * rotation(d, &stream)
    case .dominated:
      let own = normal(d, d, &stream)
      return Matrix((0..<d).map { i in (0..<d).map { 8 * common[i] + own[i, $0] } })
    case .plane:
      let turn = rotation(2, &stream)
      return Matrix((0..<d).map { i in (0..<d).map { i < 2 && $0 < 2 ? turn[i, $0] : i == $0 ? 1 : 0 } })
    }
  }

  private static func bent(_ points: Matrix<Double>, _ stream: inout RandomStream) -> Matrix<Double> {
    let d = points.columns
    let direction = stream.normals(d)
    let norm = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let (phase, along) = (2 * Double.pi * stream.uniform(), stream.index(below: d))
    var wave = (0..<points.rows).map { i in
      cos(1.5 * (0..<d).reduce(0) { $0 + points[i, $1] * direction[$1] } / norm + phase)
    }
    let mean = wave.reduce(0, +) / Double(wave.count)
    let deviation = (wave.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(wave.count)).squareRoot()
    wave = wave.map { ($0 - mean) / deviation * (bend / (1 - bend)).squareRoot() }
    var result = points
    for i in 0..<points.rows { result[i, along] += wave[i] }
    return result
  }

  private static func rotation(_ d: Int, _ stream: inout RandomStream) -> Matrix<Double> {
    do { return try qr(normal(d, d, &stream)).q } catch { fatalError("\(error)") }
  }

  /// Points with mean zero and covariance one, and what they were before.
  private struct Whitened {
    let points: Matrix<Double>
    let mean: [Double]
    let inverse: Matrix<Double>

    /// The mixture after whitening and a map, its components in another order.
    func moved(_ prior: GaussianMixture, by map: Matrix<Double>, _ order: [Int]) -> GaussianMixture {
      let a = matmul(inverse, map).transposed
      do {
        let image = try prior.pushedForward(by: a, shift: matvec(a, mean).map { -$0 })
        return GaussianMixture(
          weights: order.map { image.weights[$0] }, means: image.means.rows(at: order),
          covariances: .full(order.map { image.covariance(ofComponent: $0) }))
      } catch { fatalError("\(error)") }
    }
  }

  private static func whitened(_ points: Matrix<Double>) -> Whitened {
    let centred = points.centred
    do {
      let factor = try cholesky((1 / Double(points.rows)) * gram(centred))
      let inverse = solveLower(factor, .identity(factor.rows)).transposed
      return Whitened(points: matmul(centred, inverse), mean: points.columnMeans, inverse: inverse)
    } catch { fatalError("\(error)") }
  }
}
