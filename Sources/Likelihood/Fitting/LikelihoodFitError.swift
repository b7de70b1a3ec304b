/// Why a model cannot be fitted to given observations.
public enum LikelihoodFitError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The observations or the start do not fit the model, or an observation has no density at the start.
  case model(ModelError)
  /// The search could not be made.
  case optimization(String)
  /// A component holds none of the observations.
  case collapsed(component: Int, iteration: Int)
  /// The noise or a component's deviation has shrunk to nothing.
  case degenerate(part: String, iteration: Int)

  public var description: String {
    switch self {
    case .model(let error): error.description
    case .optimization(let words): words
    case .collapsed(let component, let iteration):
      "component \(component) holds no observation at iteration \(iteration); ask for fewer components, or another start"
    case .degenerate(let part, let iteration):
      "the \(part) has shrunk to nothing at iteration \(iteration), where the likelihood has no bound; "
        + "take more observations or another start"
    }
  }
}
