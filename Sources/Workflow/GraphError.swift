/// Why stages make no graph.
public enum GraphError: Error, Equatable, Sendable {
  /// Two stages have one identifier.
  case duplicate(StageID)
  /// A stage reads one that there is not.
  case unknownUpstream(StageID, of: StageID)
  /// Stages need each other, each the one before it and the first the last.
  case cycle([StageID])
  /// There is no such stage to run.
  case unknownTarget(StageID)
}

extension GraphError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .duplicate(let id): "there are two stages '\(id)'"
    case .unknownUpstream(let id, let of): "'\(of)' reads '\(id)', which there is not"
    case .cycle(let ids) where ids.count == 1: "'\(ids[0])' reads itself"
    case .cycle(let ids):
      "stages read each other in a circle: "
        + (ids + ids.prefix(1)).map { "'\($0)'" }.joined(separator: " is read by ")
    case .unknownTarget(let id): "there is no stage '\(id)'"
    }
  }
}
