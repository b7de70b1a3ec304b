public import LinearAlgebra

/// How the covariances of a mixture's components may differ.
public enum CovarianceFamily: String, CaseIterable, Sendable {
  /// A symmetric matrix for each component.
  case full
  /// One symmetric matrix for all.
  case tied
  /// A variance for each component and feature.
  case diagonal
  /// A variance for each component.
  case spherical
}

/// The covariances of K components over D features.
public enum Covariances: Equatable, Sendable {
  /// K matrices, each D×D.
  case full([Matrix<Double>])
  /// D×D.
  case tied(Matrix<Double>)
  /// Variances, K×D.
  case diagonal(Matrix<Double>)
  /// Variances, K.
  case spherical([Double])

  /// The family.
  public var family: CovarianceFamily {
    switch self {
    case .full: .full
    case .tied: .tied
    case .diagonal: .diagonal
    case .spherical: .spherical
    }
  }
}

extension CovarianceFamily {
  /// The number of free parameters of the covariances of K components over D features.
  public func freeParameters(components k: Int, features d: Int) -> Int {
    switch self {
    case .full: k * d * (d + 1) / 2
    case .tied: d * (d + 1) / 2
    case .diagonal: k * d
    case .spherical: k
    }
  }
}
