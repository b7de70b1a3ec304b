private import FigureStages
internal import Notebooks
private import Parameters
internal import Stages
internal import Workflow

/// What differs between two runs, stage by stage, in the order of the stages' names.
struct RunDifference {
  /// A name whose value differs; nil where it has none.
  struct Change {
    let name: String
    let before: String?
    let after: String?
  }

  /// A stage that differs.
  struct Stage {
    let id: StageID
    /// What each run put out; nil where the run has no such stage.
    let before: OutputFiles?
    let after: OutputFiles?
    var parameters: [Change] = []
    var values: [Change] = []
    /// The files that differ, by their paths in the store.
    var files: [Change] = []

    /// Whether both runs drew it, and drew it otherwise.
    var isFigure: Bool { before?[Figure.pictures[0]] != nil && after?[Figure.pictures[0]] != nil }
  }

  /// The earlier run, or the one that was named first.
  let first: RunManifest
  /// The other.
  let second: RunManifest
  /// The stages that differ.
  private(set) var stages: [Stage] = []
  private let store: Store

  init(_ first: RunManifest, _ second: RunManifest, store: Store) throws {
    self.first = first
    self.second = second
    self.store = store
    let (before, after) = (try Self.records(of: first, store), try Self.records(of: second, store))
    for id in Set(before.keys).union(after.keys).sorted() {
      if let stage = try difference(of: id, before[id], after[id]) { stages.append(stage) }
    }
  }

  private static func records(of run: RunManifest, _ store: Store) throws -> [StageID: Record] {
    var records: [StageID: Record] = [:]
    for entry in run.stages { records[entry.stage] = try store.record(of: entry.key) }
    return records
  }

  private func difference(of id: StageID, _ before: Record?, _ after: Record?) throws -> Stage? {
    guard let before, let after else { return Stage(id: id, before: before?.outputs, after: after?.outputs) }
    let parameters = Self.changes(before.parameters.values, after.parameters.values)
    guard before.outputs.content != after.outputs.content || !parameters.isEmpty else { return nil }
    let files = before.outputs.files.filter { file in
      file.name != ValuesFile.name && after.outputs[file.name]?.digest != file.digest
    }
    return Stage(
      id: id, before: before.outputs, after: after.outputs, parameters: parameters,
      values: Self.changes(try values(of: before.outputs), try values(of: after.outputs)),
      files: files.map { file in
        Change(
          name: file.name, before: store.path(of: file.digest),
          after: after.outputs[file.name].map { store.path(of: $0.digest) })
      })
  }

  private func values(of outputs: OutputFiles) throws -> [String: String] {
    guard let file = outputs[ValuesFile.name] else { return [:] }
    return try ValuesFile.decode(store.read(file.digest)).mapValues { try NotebookValue($0).text() }
  }

  private static func changes(_ before: [String: String], _ after: [String: String]) -> [Change] {
    Set(before.keys).union(after.keys).sorted().compactMap { name in
      before[name] == after[name] ? nil : Change(name: name, before: before[name], after: after[name])
    }
  }

  /// The difference as lines of text.
  var lines: [String] {
    let head = "\(Self.name(of: first)) and \(Self.name(of: second))"
    let found = stages.flatMap { stage -> [String] in
      guard stage.before != nil else { return ["\(stage.id)  only in the second"] }
      guard stage.after != nil else { return ["\(stage.id)  only in the first"] }
      let changes = (stage.parameters + stage.values).map {
        "    \($0.name): \($0.before ?? "none") -> \($0.after ?? "none")"
      }
      return ["\(stage.id)"] + changes
        + stage.files.map { "    \($0.name): \($0.before ?? "") -> \($0.after ?? "gone")" }
    }
    return [head] + (found.isEmpty ? ["the same stages with the same results"] : found)
  }

  /// `run 3 (pinwheel, quick)`.
  static func name(of run: RunManifest) -> String { "run \(run.number) (\(run.notebook), \(run.profile))" }
}

extension [KeyedParameter] {
  fileprivate var values: [String: String] {
    Dictionary(map { ($0.name, $0.canonical) }, uniquingKeysWith: { first, _ in first })
  }
}
