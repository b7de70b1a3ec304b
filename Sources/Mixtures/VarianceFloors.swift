internal import LinearAlgebra
internal import Probability

/// What is added to the variance of each feature, so that no component can shrink onto a point.
struct VarianceFloors: Equatable, Sendable {
  /// A floor a feature, D.
  let values: [Double]

  /// The same for all features, or a millionth of the variance of each over all points; a feature that is constant gets
  /// the mean of the others, and where all are, that of the square of its value.
  init(_ given: Double?, variances: [Double], means: [Double]) {
    guard given == nil else {
      values = [Double](repeating: given ?? 0, count: variances.count)
      return
    }
    let varying = variances.filter { $0 > 0 }
    let mean = varying.reduce(0) { $0 + $1 / Double(varying.count) }
    values = zip(variances, means).map { variance, centre in
      let scale = variance > 0 ? variance : mean > 0 ? mean : centre * centre
      return Self.share * (scale > 0 ? scale : 1)
    }
  }

  private static let share = 1e-6

  /// The mean over features, which spherical variances have.
  var mean: Double { values.reduce(0, +) / Double(max(values.count, 1)) }

  /// The components of a mixture with a direction in which points spread no more than the floor that was added: their
  /// likelihood is the floor's doing.
  func flooredComponents(of mixture: GaussianMixture) -> [Int] {
    guard values.allSatisfy({ $0 > 0 }) else { return [] }
    return (0..<mixture.components).filter { leastShare(of: $0, in: mixture) <= 2 }
  }

  /// The least variance of a component along any direction, in floors.
  private func leastShare(of component: Int, in mixture: GaussianMixture) -> Double {
    switch mixture.covariances.family {
    case .spherical: return mixture.covariance(ofComponent: component)[0, 0] / mean
    case .diagonal:
      let covariance = mixture.covariance(ofComponent: component)
      return values.indices.map { covariance[$0, $0] / values[$0] }.min() ?? .infinity
    case .full, .tied:
      var scaled = mixture.covariance(ofComponent: component)
      for i in 0..<scaled.rows {
        for j in 0..<scaled.columns { scaled[i, j] /= values[i].squareRoot() * values[j].squareRoot() }
      }
      return (try? symmetricEigen(scaled).values.min()) ?? .infinity
    }
  }
}
