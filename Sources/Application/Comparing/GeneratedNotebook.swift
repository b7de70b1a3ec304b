/// How the report of a notebook that a command wrote itself speaks of where it came from.
struct GeneratedNotebook {
  /// The name of its file, which lies beside the report.
  static let file = "comparison.md"

  /// The folder of the report.
  let directory: String
  /// The command that makes the report again.
  let command: String

  /// Where its file lies.
  var path: String { "\(directory)/\(Self.file)" }
}
