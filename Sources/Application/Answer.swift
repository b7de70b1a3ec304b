internal import Notebooks
internal import Parameters

/// What a command has to say.
public struct Answer: Sendable {
  /// What goes to standard output.
  public var output: [UInt8]
  /// The exit status: 0 done, 1 a stage failed, 130 interrupted.
  public var status: Int32

  /// Creates an answer of bytes.
  init(_ output: [UInt8], status: Int32 = 0) {
    self.output = output
    self.status = status
  }

  /// Creates an answer of lines.
  init(lines: [String], status: Int32 = 0) { self.init(Array(lines.map { $0 + "\n" }.joined().utf8), status: status) }

  /// What a run says that the user has interrupted.
  static let interrupted = Answer(
    lines: ["interrupted; what was finished is kept, and the next run goes on from there"], status: 130)
}

/// Whether an error is the command line's or a notebook's, so that nothing was run.
public func isUsersMistake(_ error: any Error) -> Bool {
  error is UsageError || error is NotebookErrors || error is NotebookError
}
