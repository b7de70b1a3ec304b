internal import Parameters

/// A stage that a block reads, all of its members or some: `fits`, `fits[covariances=full]`.
public struct Source: Equatable, Sendable {
  /// The stage.
  public let stage: Word
  /// Which of its members; empty for all.
  public let selection: [Reference.Selection]
}

extension Source {
  /// Reads a source from a text as it was written.
  init(_ word: Word) throws(NotebookError) {
    var scanner = TextScanner(word.text, at: word.location)
    self = try scanner.source()
    guard scanner.isAtEnd else {
      throw NotebookError(
        "'\(word.text)' is no stage; write 'fits', or 'fits[seed=1]' for one of its members", at: word.location)
    }
  }
}
