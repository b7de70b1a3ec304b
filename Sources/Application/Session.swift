private import Foundation
internal import Notebooks
internal import Parameters
internal import Workflow
private import Wording

/// Notebooks with a store: what the commands work on.
public struct Session: Sendable {
  /// How the command was asked to work.
  let settings: Settings
  /// The notebooks, bound.
  let notebooks: [BoundNotebook]
  /// All their stages.
  let graph: Graph
  /// Where results are kept.
  let store: Store
  /// The stages to run in any case.
  let force: Set<StageID>
  /// When the first file was read, in nanoseconds since 1970.
  let began: Int64
  /// What a run that finds nothing to do may leave for the next; nil where not all notebooks run.
  let stamp: RunStamp?
  /// Where the only notebook came from, if a command wrote it.
  let generated: GeneratedNotebook?

  /// Reads and checks notebooks and opens the store.
  ///
  /// - Parameters:
  ///   - names: The notebooks; nil for all.
  ///   - settings: How to work.
  ///   - registry: The kinds of stages there are.
  /// - Throws: ``UsageError`` and `NotebookErrors`, before anything is written.
  public init(notebooks names: [String]?, _ settings: Settings, registry: Registry = .all) throws {
    try settings.checkFolders()
    began = FileSignature.now
    stamp = names == nil ? RunStamp(settings, registry: registry) : nil
    let notebooks = try Project(names, settings: settings, registry: registry).notebooks
    self.settings = settings
    self.notebooks = notebooks
    graph = try Graph(nodes: notebooks.flatMap { $0.nodes() })
    force = try Set(settings.force.flatMap { try notebooks.members(named: $0) })
    store = try Store(at: settings.store)
    generated = nil
  }

  /// Opens the store for one notebook that a command wrote.
  init(_ notebook: BoundNotebook, _ generated: GeneratedNotebook, _ settings: Settings) throws {
    began = FileSignature.now
    stamp = nil
    notebooks = [notebook]
    self.settings = settings
    graph = try Graph(nodes: notebook.nodes())
    force = []
    store = try Store(at: settings.store)
    self.generated = generated
  }

  /// The only notebook, for commands that take one.
  var notebook: BoundNotebook { notebooks[0] }

  /// The stages that a user calls `fits` or `fits[seed=1]`, in the only notebook.
  func members(_ name: String) throws -> [BoundStage.Member] { try notebook.members(named: name) }

  /// The one stage that a user names, where a command needs one.
  func member(_ name: String) throws -> BoundStage.Member {
    let members = try members(name)
    guard members.count == 1 else {
      throw UsageError(
        "'\(name)' has \(counted(members.count, "member")); pick one, such as '\(members[0].id.shortDescription)'")
    }
    return members[0]
  }
}

extension BoundNotebook {
  /// The members that a user calls `fits`, `fits[seed=1]` or `fits[seed=1,components=10]`.
  func members(named text: String) throws -> [BoundStage.Member] {
    let name = text.prefix { $0 != "[" }
    guard let stage = stage(String(name)) else {
      let known = stages.map(\.name)
      throw UsageError("'\(notebook.name)' has no stage '\(name)'\(suggestion(for: String(name), among: known))")
    }
    var members = stage.members
    for choice in text.dropFirst(name.count).choices {
      let parts = choice.split(separator: "=", maxSplits: 1).map { $0.trimming(" ") }
      members = members.filter {
        parts.count == 2 && $0.coordinates[parts[0]].map(Spelling.init) == Spelling(parts[1])
      }
    }
    guard !members.isEmpty else {
      throw UsageError(
        "'\(stage.name)' has no member '\(text)'; the first is '\(stage.members[0].id.shortDescription)'")
    }
    return members
  }
}

extension [BoundNotebook] {
  /// The stages that `--force notebook.stage` names.
  fileprivate func members(named text: String) throws -> [StageID] {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let notebook = first(where: { $0.notebook.name == parts[0] }) else {
      throw UsageError("'--force \(text)' names no stage of a notebook that runs; write 'notebook.stage'")
    }
    return try notebook.members(named: parts[1]).map(\.id)
  }
}

extension Substring {
  /// What stands between the commas of `[hidden=[8, 16],seed=1]`, but for those of a list.
  fileprivate var choices: [Substring] {
    var depth = 0
    return dropFirst(hasPrefix("[") ? 1 : 0).dropLast(hasSuffix("]") ? 1 : 0).split { character in
      if character == "[" { depth += 1 } else if character == "]" { depth -= 1 }
      return character == "," && depth == 0
    }
  }
}

extension StringProtocol {
  /// The text without these characters at its ends.
  func trimming(_ characters: String) -> String {
    trimmingCharacters(in: CharacterSet(charactersIn: characters))
  }
}
