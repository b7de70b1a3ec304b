internal import Parameters
public import Stages

/// Reads a stage from parameters as a notebook would give them, each on a line of its own from line 2 on. A value with
/// commas is a list; `a,` is a list of one.
public func stage<Kind: Stage>(_ kind: Kind.Type, _ parameters: [(String, String)]) throws -> Kind {
  let entries = parameters.enumerated().map { number, parameter in
    let place = SourceLocation(file: "a.md", line: number + 2, column: 10)
    let items = parameter.1.split(separator: ",").map { ParameterValue(.scalar(String($0), quoted: false), at: place) }
    let content = parameter.1.contains(",") ? ParameterValue.Content.list(items) : .scalar(parameter.1, quoted: false)
    return ParameterEntry(
      name: parameter.0, at: SourceLocation(file: "a.md", line: number + 2, column: 1),
      value: ParameterValue(content, at: place))
  }
  var reader = ParameterReader(
    entries: entries, subject: "stage 'test'", at: SourceLocation(file: "a.md", line: 1, column: 1))
  let stage = try kind.init(from: &reader)
  try reader.finish()
  return stage
}

/// Reads a stage from parameters in the order written.
public func stage<Kind: Stage>(_ kind: Kind.Type, _ parameters: KeyValuePairs<String, String> = [:]) throws -> Kind {
  try stage(kind, parameters.map { ($0.key, $0.value) })
}

/// What is wrong with parameters.
public func message<Kind: Stage>(_ kind: Kind.Type, _ parameters: [(String, String)]) -> String {
  do {
    _ = try stage(kind, parameters)
    return "no error"
  } catch {
    return "\(error)"
  }
}

extension StageContext {
  /// A context with these files, each of the digest that goes with it.
  public static func with(_ files: [String: (bytes: [UInt8], sha256: String)]) -> StageContext {
    StageContext(
      read: { file in
        guard let content = files[file.path] else { throw ArtifactError("no file '\(file.path)' here") }
        return FileContent(bytes: content.bytes, sha256: content.sha256)
      }, progress: { _, _ in }, log: { _ in }, checkpoint: Checkpoint(load: { nil }, save: { _ in }))
  }
}
