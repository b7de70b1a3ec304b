private import Foundation
internal import Notebooks
internal import Stages
internal import Workflow

/// The runs that a store knows, for looking back.
public struct History: Sendable {
  private let store: Store
  private let runs: [RunManifest]

  /// Reads the runs of a store.
  public init(_ settings: Settings) throws {
    store = try Store(at: settings.store)
    runs = try store.runs()
  }

  /// Lists the runs, the last one last.
  public func list() throws -> Answer {
    guard !runs.isEmpty else { return Answer(lines: ["no run yet; 'pipeline all' makes the first"]) }
    return Answer(
      lines: runs.map { run in
        let when = Date(timeIntervalSince1970: Double(run.started)).ISO8601Format()
        let settings = run.settings.isEmpty ? "" : ", " + run.settings.joined(separator: " ")
        return "\(run.number)  \(when)  \(run.notebook), \(run.profile)\(settings): \(run.stages.count) stages"
      })
  }

  /// Shows two runs side by side: parameters, numbers and figures that differ.
  public func diff(_ first: Int, _ second: Int) throws -> Answer {
    let (a, b) = (try run(first), try run(second))
    let (before, after) = (try entries(of: a), try entries(of: b))
    var lines = ["run \(a.number) (\(a.notebook), \(a.profile)) and run \(b.number) (\(b.notebook), \(b.profile))"]
    for id in Set(before.keys).union(after.keys).sorted() {
      lines += try difference(of: id, before[id], after[id])
    }
    return Answer(lines: lines.count == 1 ? lines + ["the same stages with the same results"] : lines)
  }

  /// The run of a number; numbers below zero count back from the last.
  private func run(_ number: Int) throws -> RunManifest {
    if number < 0, runs.count >= -number { return runs[runs.count + number] }
    if let run = runs.first(where: { $0.number == number }) { return run }
    let known = runs.map { "\($0.number)" }.joined(separator: ", ")
    throw UsageError("there is no run \(number)" + (known.isEmpty ? "" : "; there are \(known)"))
  }

  private func entries(of run: RunManifest) throws -> [StageID: Record] {
    var records: [StageID: Record] = [:]
    for entry in run.stages { records[entry.stage] = try store.record(of: entry.key) }
    return records
  }

  private func difference(of id: StageID, _ before: Record?, _ after: Record?) throws -> [String] {
    guard let before else { return ["\(id)  only in the second"] }
    guard let after else { return ["\(id)  only in the first"] }
    guard before.outputs.content != after.outputs.content || before.parameters.values != after.parameters.values else {
      return []
    }
    let changes = Self.changes(before.parameters.values, after.parameters.values)
    let values = Self.changes(try values(of: before), try values(of: after))
    let files = before.outputs.files.filter { file in
      file.name != ValuesFile.name && after.outputs[file.name]?.digest != file.digest
    }
    return ["\(id)"] + (changes + values).map { "    \($0)" }
      + files.map { file in
        let new = after.outputs[file.name].map { store.path(of: $0.digest) } ?? "gone"
        return "    \(file.name): \(store.path(of: file.digest)) -> \(new)"
      }
  }

  private func values(of record: Record) throws -> [String: String] {
    guard let file = record.outputs[ValuesFile.name] else { return [:] }
    return try ValuesFile.decode(store.read(file.digest)).mapValues { try NotebookValue($0).text() }
  }

  private static func changes(_ before: [String: String], _ after: [String: String]) -> [String] {
    Set(before.keys).union(after.keys).sorted().compactMap { name in
      before[name] == after[name] ? nil : "\(name): \(before[name] ?? "none") -> \(after[name] ?? "none")"
    }
  }
}

extension [KeyedParameter] {
  fileprivate var values: [String: String] {
    Dictionary(map { ($0.name, $0.canonical) }, uniquingKeysWith: { first, _ in first })
  }
}
