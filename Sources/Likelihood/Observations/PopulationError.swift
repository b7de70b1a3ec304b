/// Why a population cannot be laid out on a lattice.
public enum PopulationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The lattice would need more nodes than are sensible.
  case tooManyNodes(atLeast: Int, limit: Int)
  /// The curve lies so far from zero that the lattice cannot number its nodes there.
  case tooFar(Double, step: Double)
  /// The resolution is not positive.
  case resolution(Double)
  /// The other model has another number of outputs.
  case model(ModelError)

  public var description: String {
    switch self {
    case .tooManyNodes(let count, let limit):
      "the lattice needs at least \(count) nodes, of which \(limit) are allowed; the noise is small beside the curve's "
        + "length, or there are many outputs: draw a sample instead"
    case .tooFar(let distance, let step):
      "the curve reaches as far as \(distance), too far from zero for a lattice of step \(step), which the noise asks "
        + "for; raise the noise, or move the means towards zero"
    case .resolution(let value): "the resolution is \(value); it must be positive and finite, such as 2"
    case .model(let error): error.description
    }
  }
}
