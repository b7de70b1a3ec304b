private import Foundation
internal import Notebooks
internal import Parameters

/// What a command has to say.
public struct Answer: Sendable {
  /// What goes to standard output.
  public var output: [UInt8]
  /// The exit status: 0 done, 1 a stage failed or a value cannot be shown, 130 interrupted.
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

/// A time as a person says it: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`.
package func duration(_ seconds: Double) -> String {
  guard seconds < 1e15 else { return "for ever" }  // nor is NaN a time
  if seconds < 9.95 { return String(format: "%.1f s", seconds) }
  let whole = Int(seconds.rounded())
  if whole < 60 { return "\(whole) s" }
  if whole < 3600 { return whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s" }
  return whole / 60 % 60 == 0 ? "\(whole / 3600) h" : "\(whole / 3600) h \(whole / 60 % 60) min"
}
