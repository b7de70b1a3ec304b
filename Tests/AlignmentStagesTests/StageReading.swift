import Parameters
import Stages

/// Reads a stage from parameters as a notebook would give them.
func stage<Kind: Stage>(_ kind: Kind.Type, _ parameters: [String: String] = [:]) throws -> Kind {
  let here = SourceLocation(file: "a.md", line: 1, column: 1)
  let entries = parameters.sorted { $0.key < $1.key }.map {
    ParameterEntry(name: $0.key, at: here, value: ParameterValue(.scalar($0.value, quoted: false), at: here))
  }
  var reader = ParameterReader(entries: entries, subject: "stage 'test'", at: here)
  let stage = try kind.init(from: &reader)
  try reader.finish()
  return stage
}
