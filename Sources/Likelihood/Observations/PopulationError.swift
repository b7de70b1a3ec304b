/// Why a population cannot be laid out on a lattice.
public enum PopulationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The lattice would need more nodes than are sensible.
  case tooManyNodes(atLeast: Int, limit: Int)
  /// The resolution is not positive.
  case resolution(Double)
  /// The other model has another number of outputs.
  case model(ModelError)

  public var description: String {
    switch self {
    case .tooManyNodes(let count, let limit):
      "the lattice needs at least \(count) nodes, of which \(limit) are allowed; the noise is small beside the curve's "
        + "length, or there are many outputs: draw a sample instead"
    case .resolution(let value): "the resolution is \(value); it must be positive and finite, such as 2"
    case .model(let error): error.description
    }
  }
}
