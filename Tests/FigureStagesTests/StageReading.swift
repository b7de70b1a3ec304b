import Parameters
import Stages

/// Reads a stage from parameters as a notebook would give them, each on a line of its own from line 2 on. A value with
/// commas is a list.
func stage<Kind: Stage>(_ kind: Kind.Type, _ parameters: [(String, String)] = []) throws -> Kind {
  let entries = parameters.enumerated().map { number, parameter in
    let place = SourceLocation(file: "a.md", line: number + 2, column: 10)
    let items = parameter.1.split(separator: ",").map { ParameterValue(.scalar(String($0), quoted: false), at: place) }
    let content = items.count > 1 ? ParameterValue.Content.list(items) : .scalar(parameter.1, quoted: false)
    return ParameterEntry(
      name: parameter.0, at: SourceLocation(file: "a.md", line: number + 2, column: 1),
      value: ParameterValue(content, at: place))
  }
  var reader = ParameterReader(
    entries: entries, subject: "figure 'test'", at: SourceLocation(file: "a.md", line: 1, column: 1))
  let stage = try kind.init(from: &reader)
  try reader.finish()
  return stage
}

/// What is wrong with parameters.
func message<Kind: Stage>(_ kind: Kind.Type, _ parameters: [(String, String)]) -> String {
  do {
    _ = try stage(kind, parameters)
    return "no error"
  } catch {
    return "\(error)"
  }
}
