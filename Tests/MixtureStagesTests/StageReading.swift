import Parameters
import Stages

/// Reads a stage from parameters as a notebook would give them, each on a line of its own from line 2 on.
func stage<Kind: Stage>(_ kind: Kind.Type, _ parameters: KeyValuePairs<String, String> = [:]) throws -> Kind {
  let entries = parameters.enumerated().map { number, parameter in
    let location = SourceLocation(file: "a.md", line: number + 2, column: 1)
    return ParameterEntry(
      name: parameter.key, at: location, value: ParameterValue(.scalar(parameter.value, quoted: false), at: location))
  }
  var reader = ParameterReader(
    entries: entries, subject: "stage 'test'", at: SourceLocation(file: "a.md", line: 1, column: 1))
  let stage = try kind.init(from: &reader)
  try reader.finish()
  return stage
}
