internal import Parameters

/// A named value of a stage, as prose, claims, tables and headlines refer to it: `fits[seed=3].weak.mean | fixed(2)`.
public struct Reference: Equatable, Sendable {
  /// Picks the members of a sweep that have a value for a swept name.
  public struct Selection: Equatable, Sendable {
    /// The swept name.
    public let name: Word
    /// Its value, as written.
    public let value: String
  }

  /// The stage.
  public let stage: Word
  /// Which of its members; empty for all.
  public let selection: [Selection]
  /// The name of the value, dotted.
  public let value: Word
  /// How several members become one value.
  public let gather: Gather?
  /// How it is shown; nil for the default.
  public let format: NumberFormat?
}

extension Reference: CustomStringConvertible {
  /// The reference without its format: `fits[seed=3].weak.mean | mean`.
  public var description: String {
    let selected = selection.map { "\($0.name.text)=\($0.value)" }.joined(separator: ", ")
    return stage.text + (selected.isEmpty ? "" : "[\(selected)]") + ".\(value.text)"
      + (gather.map { " | \($0.rawValue)" } ?? "")
  }
}

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
