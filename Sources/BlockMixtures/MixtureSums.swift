internal import LinearAlgebra
internal import Mixtures
internal import Probability

/// The sums over points that an M-step needs, about the mean μₖ that each component has.
struct MixtureSums: Sendable {
  /// μ, K×D.
  let centres: Matrix<Double>
  /// Whether the second moments are matrices, or the diagonals of such.
  let areTriangular: Bool
  /// Nₖ = Σₙ rₙₖ.
  var counts: [Double]
  /// Σₙ rₙₖ·(xₙ − μₖ), K×D by rows.
  var first: [Double]
  /// Σₙ rₙₖ·(xₙ − μₖ)·(xₙ − μₖ)ᵀ, K times D×D by rows, of which the lower triangles; or their diagonals, K×D.
  var second: [Double]

  /// Creates sums of nothing.
  init(about centres: Matrix<Double>, areTriangular: Bool) {
    let (k, d) = (centres.rows, centres.columns)
    self.centres = centres
    self.areTriangular = areTriangular
    counts = [Double](repeating: 0, count: k)
    first = [Double](repeating: 0, count: k * d)
    second = [Double](repeating: 0, count: k * (areTriangular ? d * d : d))
  }

  /// Adds the sums of other points, about the same centres.
  mutating func add(_ other: MixtureSums) {
    for i in counts.indices { counts[i] += other.counts[i] }
    for i in first.indices { first[i] += other.first[i] }
    for i in second.indices { second[i] += other.second[i] }
  }

  /// The M-step.
  ///
  ///     πₖ = Nₖ / N,   μₖ′ = μₖ + δₖ,   Σₖ = Σₙ rₙₖ·(xₙ − μₖ)(xₙ − μₖ)ᵀ / Nₖ − δₖ·δₖᵀ + diag(floors)
  ///
  /// with δₖ = Σₙ rₙₖ·(xₙ − μₖ) / Nₖ. A tied Σ is the mean of these, weighted by πₖ; a spherical one has the mean of their
  /// diagonal.
  ///
  /// - Throws: `FitError.collapsed` or `FitError.overflow`.
  func maximized(
    family: CovarianceFamily, floors: [Double], smallestCount: Double, iteration: Int
  ) throws(FitError) -> GaussianMixture {
    if let k = counts.firstIndex(where: { !($0 >= smallestCount) }) {
      throw .collapsed(component: k, count: counts[k], iteration: iteration)
    }
    let total = counts.reduce(0, +)
    let weights = counts.map { $0 / total }
    var means = centres
    for i in means.elements.indices { means.elements[i] += step(i) }
    do throws(MixtureError) {
      return try GaussianMixture(
        validatingWeights: weights, means: means, covariances: covariances(family, weights: weights, floors: floors))
    } catch {
      throw .overflow(iteration: iteration)
    }
  }

  /// An entry of δ, by its place in K×D.
  private func step(_ i: Int) -> Double { first[i] / counts[i / centres.columns] }

  private func covariances(_ family: CovarianceFamily, weights: [Double], floors: [Double]) -> Covariances {
    let floor = Matrix.diagonal(floors)
    switch family {
    case .full: return .full(counts.indices.map { matrix($0) + floor })
    case .tied: return .tied(counts.indices.reduce(floor) { $0 + weights[$1] * matrix($1) })
    case .diagonal: return .diagonal(variances(floors))
    case .spherical:
      let variances = variances(floors)
      return .spherical(counts.indices.map { variances.row($0).reduce(0, +) / Double(floors.count) })
    }
  }

  /// Σₖ without floors. A variance that rounding made negative is none: the next factorization says so.
  private func matrix(_ k: Int) -> Matrix<Double> {
    let d = centres.columns
    var result = Matrix<Double>(rows: d, columns: d)
    for i in 0..<d {
      for j in 0...i {
        result[i, j] = second[(k * d + i) * d + j] / counts[k] - step(k * d + i) * step(k * d + j)
        result[j, i] = result[i, j]
      }
      result[i, i] = max(result[i, i], 0)
    }
    return result
  }

  /// The diagonals of all Σₖ, K×D.
  private func variances(_ floors: [Double]) -> Matrix<Double> {
    let d = centres.columns
    return Matrix(
      rows: counts.count, columns: d,
      elements: first.indices.map { max(second[$0] / counts[$0 / d] - step($0) * step($0), 0) + floors[$0 % d] })
  }
}
