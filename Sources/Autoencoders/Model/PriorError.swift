public import LinearAlgebra

/// Why a mixture cannot be the prior of an autoencoder.
public enum PriorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// It has another number of components or features.
  case size(components: Int, latents: Int, expected: String)
  /// The autoencoder's prior is N(0, I), and stays so.
  case notTrainable
  /// A component has the weight zero, which has no logarithm.
  case noWeight(component: Int)
  /// A covariance has no Cholesky factor.
  case singular(component: Int, FactorizationError)

  public var description: String {
    switch self {
    case .size(let components, let latents, let expected):
      "a mixture of \(components) components over \(latents) latents cannot be a prior of \(expected)"
    case .notTrainable: "the prior is N(0, I) and takes no other mixture"
    case .noWeight(let component):
      "component \(component) of the first prior has no weight; ask for fewer components, or try another seed"
    case .singular(let component, let error):
      "the covariance of component \(component) of the first prior is singular: \(error)"
    }
  }
}
