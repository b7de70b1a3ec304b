/// A reason why a stage would run.
public enum Staleness: Equatable, Sendable {
  /// No run of it is known.
  case neverRan
  /// What it put out is not recorded any more, or its record was damaged.
  case recordMissing
  /// It does another kind of work.
  case kindChanged(from: String, to: String)
  /// The code below it changed; the files that did, where they are known.
  case codeChanged(files: [String])
  /// A parameter has another value.
  case parameterChanged(name: String, from: String, to: String, origin: String?)
  /// It has a parameter more.
  case parameterAdded(name: String, value: String, origin: String?)
  /// It has a parameter less.
  case parameterRemoved(name: String, value: String)
  /// A file has another content.
  case fileChanged(name: String, shownAs: String)
  /// It reads a file more.
  case fileAdded(name: String, shownAs: String)
  /// It reads a file less.
  case fileRemoved(name: String)
  /// A file cannot be read; the run will say why.
  case fileUnreadable(name: String, reason: String)
  /// A stage that it reads put out something else.
  case inputChanged(StageID)
  /// It reads a stage more.
  case inputAdded(StageID)
  /// It reads a stage less.
  case inputRemoved(StageID)
  /// It reads the same stages in another order.
  case inputsReordered
  /// A file that it put out is gone from the store.
  case outputMissing(name: String)
  /// A file that it put out was changed in the store.
  case outputDamaged(name: String)
  /// The user asked for it.
  case forced
  /// Stages that it reads run first; if they put out what they did, it will not run.
  case upstreamRuns([StageID])
  /// The recipe of keys is another one.
  case keyRecipeChanged
}

extension Staleness: CustomStringConvertible {
  /// Such as `epochs 200 -> 300 (Pipelines/pinwheel.md:23)`.
  public var description: String {
    switch self {
    case .neverRan: "never ran"
    case .recordMissing: "its record is gone"
    case .kindChanged(let from, let to): "kind \(from) -> \(to)"
    case .codeChanged(let files): "the code changed" + (files.isEmpty ? "" : ": " + Self.list(files))
    case .parameterChanged(let name, let from, let to, let origin):
      "\(name) \(from) -> \(to)" + Self.place(origin)
    case .parameterAdded(let name, let value, let origin): "\(name) is new: \(value)" + Self.place(origin)
    case .parameterRemoved(let name, let value): "\(name) is gone, was \(value)"
    case .fileChanged(let name, let shownAs): "\(name) changed (\(shownAs))"
    case .fileAdded(let name, let shownAs): "\(name) is new (\(shownAs))"
    case .fileRemoved(let name): "\(name) is gone"
    case .fileUnreadable(let name, let reason): "\(name): \(reason)"
    case .inputChanged(let id): "\(id.shortDescription) put out something else"
    case .inputAdded(let id): "reads \(id.shortDescription) too"
    case .inputRemoved(let id): "reads \(id.shortDescription) no more"
    case .inputsReordered: "reads its inputs in another order"
    case .outputMissing(let name): "\(name) is gone from the store"
    case .outputDamaged(let name): "\(name) was changed in the store"
    case .forced: "forced"
    case .upstreamRuns(let ids):
      Self.list(ids.map(\.shortDescription)) + (ids.count == 1 ? " runs first" : " run first")
    case .keyRecipeChanged: "this version makes keys in another way"
    }
  }

  private static func place(_ origin: String?) -> String { origin.map { " (\($0))" } ?? "" }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
