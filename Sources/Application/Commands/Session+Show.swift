private import Foundation
internal import Notebooks
internal import Stages
internal import Workflow
private import Wording

extension Session {
  /// Shows what a stage put out: its values and files, or the bytes of one file.
  public func show(_ name: String, file: String?) throws -> Answer {
    if let file { return try show(file: file, of: try member(name)) }
    if settings.json { return Answer(try json(try members(name).map(\.id))) }
    return Answer(lines: try members(name).flatMap { try show($0.id) })
  }

  /// Prints what a stage wrote into its log.
  public func showLog(of name: String) throws -> Answer {
    let member = try member(name)
    let step = try step(of: member.id)
    guard let key = step?.key, let log = try store.log(of: key), !log.isEmpty else {
      throw UsageError("'\(member.id)' has written no log")
    }
    return Answer(lines: [log.trimming("\n")])
  }

  private func show(_ id: StageID) throws -> [String] {
    let outputs = try outputs(of: id)
    var lines = ["\(id)"]
    for file in outputs.files where file.name != ValuesFile.name {
      lines.append("    file \(file.name), \(counted(file.size, "byte")): \(store.path(of: file.digest))")
    }
    if let values = outputs[ValuesFile.name] {
      for (name, value) in try ValuesFile.decode(store.read(values.digest)).sorted(by: { $0.key < $1.key }) {
        lines.append("    \(name) = \(try NotebookValue(value).text())")
      }
    }
    return lines
  }

  /// The same for programs.
  private func json(_ ids: [StageID]) throws -> [UInt8] {
    struct File: Encodable {
      let name, path: String
      let bytes: Int
    }
    struct Entry: Encodable {
      let notebook, stage: String
      let values: [String: ReportValue]
      let files: [File]
    }
    let entries = try ids.map { id in
      let outputs = try outputs(of: id)
      let values = try outputs[ValuesFile.name].map { try ValuesFile.decode(store.read($0.digest)) }
      let files = outputs.files.filter { $0.name != ValuesFile.name }
      return Entry(
        notebook: id.notebook, stage: id.shortDescription, values: values ?? [:],
        files: files.map { File(name: $0.name, path: store.path(of: $0.digest), bytes: $0.size) })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(["stages": entries])) + [UInt8(ascii: "\n")]
  }

  private func show(file: String, of member: BoundStage.Member) throws -> Answer {
    let outputs = try outputs(of: member.id)
    guard let entry = outputs[file] else {
      let names = outputs.files.map { "'\($0.name)'" }.joined(separator: ", ")
      throw UsageError("'\(member.id)' has put out no file '\(file)'; there are \(names)")
    }
    return Answer(try store.read(entry.digest))
  }

  private func outputs(of id: StageID) throws -> OutputFiles {
    guard let key = try step(of: id)?.key, let outputs = try store.outputs(of: key) else {
      throw UsageError("'\(id)' has no result yet; 'pipeline run \(id.notebook) \(id.stage)' makes it")
    }
    return outputs
  }

  private func step(of id: StageID) throws -> Plan.Step? {
    try Plan(of: graph, targets: [id], store: store).steps.first { $0.id == id }
  }
}
