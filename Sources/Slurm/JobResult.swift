package import Workflow

/// How a job ended, as it wrote itself or as a run that gave it up did. Where there is none, the job runs, waits, or died
/// before it could write.
package enum JobResult: Equatable, Sendable {
  /// Its record is written.
  case finished
  /// The body threw, or the job could not begin.
  case failed(message: String, logTail: [String])
  /// A file changed meanwhile.
  case spoiled(file: String)
  /// Objects that it reads are gone or damaged.
  case lost([Digest])
  /// It saved its state and ended before its time was up.
  case interrupted
  /// A run has taken note of its end and will not ask for it again.
  case closed
}

extension JobResult {
  private static let format = "workflow-result-1"

  /// The result as text.
  package var text: [UInt8] {
    var writer = LineWriter()
    writer.line(Self.format)
    switch self {
    case .finished: writer.line("finished")
    case .failed(let message, let tail):
      writer.line("failed", message)
      for line in tail { writer.line("log", line) }
    case .spoiled(let file): writer.line("spoiled", file)
    case .lost(let digests):
      writer.line("lost")
      for digest in digests { writer.line("object", "\(digest)") }
    case .interrupted: writer.line("interrupted")
    case .closed: writer.line("closed")
    }
    return writer.finished()
  }

  /// Reads a result; nil when it is damaged or of another format.
  package init?(text bytes: [UInt8]) {
    guard var reader = LineReader(checked: bytes), reader.nextLine(), reader.text() == Self.format, reader.nextLine()
    else { return nil }
    switch reader.text() {
    case "finished": self = .finished
    case "spoiled": self = .spoiled(file: reader.text())
    case "interrupted": self = .interrupted
    case "closed": self = .closed
    case "failed":
      let message = reader.text()
      var tail: [String] = []
      while reader.nextLine(), reader.fieldIs("log") { tail.append(reader.text()) }
      self = .failed(message: message, logTail: tail)
    case "lost":
      var digests: [Digest] = []
      while reader.nextLine(), reader.fieldIs("object") {
        guard let digest = reader.digest() else { return nil }
        digests.append(digest)
      }
      self = .lost(digests)
    default: return nil
    }
  }
}
