internal import LinearAlgebra
internal import Probability

extension Moments {
  /// The M-step: the mixture of a family that the moments ask for.
  ///
  ///     πₖ = Nₖ / N,   μₖ′ = μₖ + δₖ,   Σₖ = Σₙ rₙₖ·(xₙ − μₖ)(xₙ − μₖ)ᵀ / Nₖ − δₖ·δₖᵀ + diag(floors)
  ///
  /// with δₖ = Σₙ rₙₖ·(xₙ − μₖ) / Nₖ. A tied Σ is the mean of these, weighted by πₖ; a diagonal one keeps their
  /// diagonals; a spherical one has the mean of that diagonal.
  ///
  /// - Throws: ``FitError/collapsed(component:count:iteration:)`` or ``FitError/overflow(iteration:)``.
  func maximized(
    family: CovarianceFamily, floors: VarianceFloors, smallestCount: Double, iteration: Int
  ) throws(FitError) -> GaussianMixture {
    if let k = counts.firstIndex(where: { !($0 >= smallestCount) }) {
      throw .collapsed(component: k, count: counts[k], iteration: iteration)
    }
    let total = counts.reduce(0, +)
    let d = first.count / counts.count
    let shift = first.indices.map { first[$0] / counts[$0 / d] }
    let means = Matrix(rows: counts.count, columns: d, elements: zip(centres, shift).map { $0 + $1 })
    do throws(MixtureError) {
      return try GaussianMixture(
        validatingWeights: counts.map { $0 / total }, means: means,
        covariances: covariances(family, shift: shift, total: total, floors: floors.values))
    } catch {
      throw .overflow(iteration: iteration)
    }
  }

  private func covariances(_ family: CovarianceFamily, shift: [Double], total: Double, floors: [Double]) -> Covariances
  {
    let d = shift.count / counts.count
    switch family {
    case .full: return .full(counts.indices.map { matrix($0, shift: shift, floors: floors) })
    case .tied:
      var mean = Matrix<Double>(rows: d, columns: d)
      for k in counts.indices { mean = mean + counts[k] / total * matrix(k, shift: shift, floors: []) }
      return .tied(mean + .diagonal(floors))
    case .diagonal: return .diagonal(variances(shift: shift, floors: floors))
    case .spherical:
      let variances = variances(shift: shift, floors: floors)
      return .spherical(counts.indices.map { variances.row($0).reduce(0, +) / Double(d) })
    }
  }

  /// Σₖ from the lower triangle of its moments, with floors unless there are none.
  private func matrix(_ k: Int, shift: [Double], floors: [Double]) -> Matrix<Double> {
    let d = shift.count / counts.count
    var covariance = Matrix<Double>(rows: d, columns: d)
    for i in 0..<d {
      for j in 0...i {
        let value = second[(k * d + i) * d + j] / counts[k] - shift[k * d + i] * shift[k * d + j]
        covariance[i, j] = value
        covariance[j, i] = value
      }
      // A variance that rounding made negative is none: the next factorization says so.
      covariance[i, i] = max(covariance[i, i], 0) + (floors.isEmpty ? 0 : floors[i])
    }
    return covariance
  }

  /// The diagonals of all Σₖ, K×D.
  private func variances(shift: [Double], floors: [Double]) -> Matrix<Double> {
    let d = shift.count / counts.count
    return Matrix(
      rows: counts.count, columns: d,
      elements: shift.indices.map { max(second[$0] / counts[$0 / d] - shift[$0] * shift[$0], 0) + floors[$0 % d] })
  }
}

/// The sums over points that an M-step needs, about a given centre μₖ for each component.
struct Moments: Sendable {
  /// Whether the second moments are matrices or diagonals.
  let form: Whitenings.Form
  /// The centres μ, K×D by rows.
  let centres: [Double]
  /// Nₖ = Σₙ rₙₖ.
  var counts: [Double]
  /// Σₙ rₙₖ·(xₙ − μₖ), K×D by rows.
  var first: [Double]
  /// Σₙ rₙₖ·(xₙ − μₖ)·(xₙ − μₖ)ᵀ, K times D×D by rows, of which the lower triangles; or their diagonals, K×D.
  var second: [Double]

  /// Creates sums of nothing.
  init(about centres: [Double], components: Int, features: Int, form: Whitenings.Form) {
    self.form = form
    self.centres = centres
    counts = [Double](repeating: 0, count: components)
    first = [Double](repeating: 0, count: components * features)
    second = [Double](repeating: 0, count: components * (form == .triangular ? features * features : features))
  }

  /// Adds the sums over other points, about the same centres.
  mutating func add(_ other: Moments) {
    for i in counts.indices { counts[i] += other.counts[i] }
    for i in first.indices { first[i] += other.first[i] }
    for i in second.indices { second[i] += other.second[i] }
  }
}
